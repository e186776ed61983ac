package no.samkonsult.notification.contact;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.notification.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRulesTest {
    @ParameterizedTest(name = "{0}: {1} is kept as {2}")
    @CsvSource({
        "SMS, 90 00 00 01, +4790000001",
        "SMS, 0047 90000001, +4790000001",
        "VOICE, +46 (70) 123-4567, +46701234567",
        "SMS, 9000000, ",
        "SMS, 12345678, ",
        "SMS, +0123456789, ",
        "VOICE, ring meg, ",
        "SMS, +4790000001234567, ",
        "EMAIL, liv.dal@alver.kommune.no, liv.dal@alver.kommune.no",
        "EMAIL, liv, ",
        "EMAIL, liv@alver, ",
        "EMAIL, 'liv@alver.no, per@alver.no', ",
        "EMAIL, liv@-alver.no, ",
        "WEBHOOK, https://hooks.example.no/a, https://hooks.example.no/a",
        "WEBHOOK, hooks.example.no, ",
        "WEBHOOK, https://user:secret@hooks.example.no/, ",
        "WEBHOOK, file:///etc/passwd, "
    })
    void keepsOneFormAndRefusesWhatIsNoAddress(Channel channel, String typed, String kept) {
        assertThat(AddressRules.kept(channel, typed).orElse(null)).isEqualTo(kept);
    }

    @Test
    void aLineBreakDoesNotMakeAHeader() {
        assertThat(AddressRules.kept(Channel.EMAIL, "liv@alver.no\nBcc: alle@alver.no"))
                .isEmpty();
    }
}
