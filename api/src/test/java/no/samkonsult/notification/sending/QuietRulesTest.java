package no.samkonsult.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietRulesTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final int DAY = 24 * 60;
    private static final Duration LONGEST_DAY = Duration.ofHours(25);
    private static final Instant SPRING = Instant.parse("2026-03-28T12:00:00Z");
    private static final Instant AUTUMN = Instant.parse("2026-10-24T12:00:00Z");

    @ParameterizedTest(name = "{0}–{1}, at {2}: {3}")
    @CsvSource({
        "22:00, 07:00, 2026-11-21T21:59+01:00, 2026-11-21T21:59+01:00",
        "22:00, 07:00, 2026-11-21T22:00+01:00, 2026-11-22T07:00+01:00",
        "22:00, 07:00, 2026-11-22T06:59+01:00, 2026-11-22T07:00+01:00",
        "22:00, 07:00, 2026-11-22T07:00+01:00, 2026-11-22T07:00+01:00",
        "12:00, 13:00, 2026-11-22T12:30+01:00, 2026-11-22T13:00+01:00",
        // the night when 02:00 becomes 03:00, and the one when 03:00 becomes 02:00
        "22:00, 07:00, 2026-03-28T23:00+01:00, 2026-03-29T07:00+02:00",
        "22:00, 02:30, 2026-03-29T01:30+01:00, 2026-03-29T03:00+02:00",
        "22:00, 07:00, 2026-10-24T23:00+02:00, 2026-10-25T07:00+01:00",
        "22:00, 02:30, 2026-10-25T02:15+02:00, 2026-10-25T02:30+02:00",
        "22:00, 02:30, 2026-10-25T02:15+01:00, 2026-10-25T02:30+01:00"
    })
    void waitsUntilTheyAreOver(LocalTime from, LocalTime until, OffsetDateTime now, OffsetDateTime earliest) {
        assertThat(QuietRules.earliest(new QuietHours(from, until), OSLO, now.toInstant()))
                .isEqualTo(earliest.toInstant());
    }

    @Property(tries = 2_000)
    void endWithinADayAndHoldUntilTheyDo(
            @ForAll @IntRange(max = DAY - 1) int from,
            @ForAll @IntRange(min = 1, max = DAY - 1) int length,
            @ForAll @IntRange(max = 48 * 60) int after,
            @ForAll boolean spring) {
        LocalTime begins = LocalTime.ofSecondOfDay(from * 60L);
        var hours = new QuietHours(begins, begins.plusMinutes(length));
        Instant now = (spring ? SPRING : AUTUMN).plus(Duration.ofMinutes(after));
        Instant earliest = QuietRules.earliest(hours, OSLO, now);
        boolean quiet = hours.hold(now.atZone(OSLO).toLocalTime());
        assertThat(earliest.isAfter(now)).isEqualTo(quiet);
        assertThat(Duration.between(now, earliest)).isLessThanOrEqualTo(LONGEST_DAY);
        if (quiet) {
            assertThat(hours.hold(earliest.minusSeconds(1).atZone(OSLO).toLocalTime()))
                    .isTrue();
        }
    }

    @Test
    void whoHasNoneIsNeverWaitedFor() {
        assertThat(QuietRules.earliest(null, OSLO, SPRING)).isEqualTo(SPRING);
    }

    @Test
    void hoursWithoutLengthAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON));
    }
}
