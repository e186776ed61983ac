package no.samkonsult.notification;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
    @ParameterizedTest
    @ValueSource(strings = {"08:15", "3", "21.11.2026"})
    void tellsNumbersAndTimes(String argument) {
        assertThatNoException().isThrownBy(() -> notice("notice.red", argument, "/worklist"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna", "SpO2 86", "01810010068", "", "86 %"})
    void refusesNamesValuesAndIdentityNumbers(String argument) {
        assertThatIllegalArgumentException().isThrownBy(() -> notice("notice.red", argument, "/worklist"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.no", "/patients?name=Anna", "worklist", "/Anna"})
    void refusesALinkThatSaysMoreThanWhere(String link) {
        assertThatIllegalArgumentException().isThrownBy(() -> notice("notice.red", "3", link));
    }

    @Test
    void refusesATextThatIsNotMadeToLeaveTheService() {
        assertThatIllegalArgumentException().isThrownBy(() -> notice("rule.red-oxygen", "3", "/worklist"));
    }

    @Test
    void refusesNoChannelAndTheSameTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> by(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> by(List.of(Channel.SMS, Channel.SMS)));
    }

    private static Notice notice(String key, String argument, String link) {
        UUID id = UUID.randomUUID();
        return new Notice(
                id, "alert/" + id, new PersonId(id), List.of(Channel.SMS), Urgency.RED, key, List.of(argument), link);
    }

    private static Notice by(List<Channel> channels) {
        UUID id = UUID.randomUUID();
        return new Notice(
                id, "alert/" + id, new PersonId(id), channels, Urgency.RED, "notice.red", List.of(), "/worklist");
    }
}
