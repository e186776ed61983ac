package no.samkonsult.scheduling.invitation.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import no.samkonsult.scheduling.invitation.answer.Answer.Coming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is understood of the answers that calendar programs write. */
class ReplyRulesTest {
    private static final UUID ID = UUID.fromString("6f2f0d0e-7b53-4b0b-9d3e-0a7a7a7a7a7a");
    private static final String REPLY = """
            BEGIN:VCALENDAR
            PRODID:-//Prøve//NN
            VERSION:2.0
            METHOD:REPLY
            BEGIN:VEVENT
            UID:6f2f0d0e-7b53-4b0b-9d3e-0a7a7a7a7a7a@samkonsult
            SEQUENCE:2
            DTSTAMP:20261120T080000Z
            ATTENDEE;PARTSTAT=ACCEPTED;CN="Liv":mailto:liv@alver.example
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @ParameterizedTest
    @CsvSource({"ACCEPTED", "TENTATIVE", "DECLINED"})
    void readsTheAnswer(Coming coming) {
        assertThat(ReplyRules.read(REPLY.replace("ACCEPTED", coming.name()))).contains(new Reply(ID, 2, coming));
    }

    @Test
    void manageWithoutMethodSequenceAndMuchElse() {
        String bare = REPLY.replace("METHOD:REPLY\r\n", "")
                .replace("SEQUENCE:2\r\n", "")
                .replace("DTSTAMP:20261120T080000Z\r\n", "")
                .replace(";CN=\"Liv\"", "")
                .replace("PARTSTAT=ACCEPTED", "PARTSTAT=accepted");
        assertThat(ReplyRules.read(bare)).contains(new Reply(ID, 0, Coming.ACCEPTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "METHOD:REPLY|METHOD:REQUEST",
                "@samkonsult|@elsewhere.example",
                "UID:6f2f0d0e|UID:nothing",
                "UID:6f2f0d0e|X-UID:6f2f0d0e",
                "PARTSTAT=ACCEPTED|PARTSTAT=NEEDS-ACTION",
                "PARTSTAT=ACCEPTED|PARTSTAT=DELEGATED",
                "ATTENDEE;PARTSTAT=ACCEPTED|ATTENDEE;RSVP=TRUE",
                "SEQUENCE:2|ATTENDEE;PARTSTAT=DECLINED:mailto:odd@alver.example",
                "BEGIN:VEVENT|BEGIN:VTODO",
                "BEGIN:VCALENDAR|BEGIN:NOTHING"
            })
    void guessesNothingWhereItIsNotSaid(String change) {
        String[] parts = change.split("\\|");
        assertThat(ReplyRules.read(REPLY.replace(parts[0], parts[1]))).isEmpty();
    }

    @Property
    void anythingElseIsNoAnswer(@ForAll String text) {
        assertThat(ReplyRules.read(text)).isEmpty();
    }
}
