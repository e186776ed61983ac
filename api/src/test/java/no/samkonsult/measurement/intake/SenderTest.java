package no.samkonsult.measurement.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest(name = "at {0}: patient {1}")
    @CsvSource({
        "2026-11-21T07:59:59.999999Z, ",
        "2026-11-21T08:00:00Z, 1",
        "2026-11-21T11:59:59.999999Z, 1",
        "2026-11-21T12:00:00Z, 2",
        "2030-01-01T00:00:00Z, 2"
    })
    void itIsWithWhoeverHadItThen(Instant time, @Nullable Integer patient) {
        Possession first = had(MORNING, NOON, null, 1);
        Possession second = had(NOON, null, null, 2);
        assertThat(sender(first, second).holderAt(time, null))
                .isEqualTo(
                        patient == null
                                ? new Holder.Nobody(11)
                                : new Holder.Patient(11, patient == 1 ? first : second));
    }

    @ParameterizedTest(name = "user {0}: {1}")
    @CsvSource({"1, patient 1", "2, patient 2", "3, nobody", ", one of several"})
    void twoWhoShareItAreToldApartByItsNumberForThem(@Nullable Integer user, String expected) {
        Possession hers = had(null, null, 1, 1);
        Possession his = had(null, null, 2, 2);
        assertThat(sender(hers, his).holderAt(NOON, user))
                .isEqualTo(
                        switch (expected) {
                            case "patient 1" -> new Holder.Patient(11, hers);
                            case "patient 2" -> new Holder.Patient(11, his);
                            case "nobody" -> new Holder.Nobody(11);
                            default -> new Holder.OneOfSeveral(11);
                        });
    }

    @Test
    void whoHasItAloneIsMeantWhateverNumberItShows() {
        Possession alone = had(null, null, null, 1);
        assertThat(sender(alone).holderAt(NOON, 2)).isEqualTo(new Holder.Patient(11, alone));
        Possession numbered = had(null, null, 1, 1);
        assertThat(sender(numbered).holderAt(NOON, null)).isEqualTo(new Holder.Patient(11, numbered));
    }

    @Test
    void aComparedClockIsTrustedForADay() {
        var sender = new Sender(11, Duration.ofHours(1), MORNING, List.of());
        assertThat(sender.skewAt(MORNING.plus(Duration.ofDays(1)))).contains(Duration.ofHours(1));
        assertThat(sender.skewAt(MORNING.plus(Duration.ofDays(1)).plusNanos(1))).isEmpty();
    }

    private static Sender sender(Possession... possessions) {
        return new Sender(11, null, null, List.of(possessions));
    }

    private static Possession had(
            @Nullable Instant from, @Nullable Instant until, @Nullable Integer user, int patient) {
        return new Possession(
                from, until, user, patient, new PatientId(new UUID(0, patient)), new UUID(0, 9), (short) 3);
    }
}
