package no.samkonsult.alert.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import no.samkonsult.alert.missing.MissingRules.Step;
import no.samkonsult.measurement.judgement.Night;
import org.junit.jupiter.api.Test;

class MissingRulesTest {
    private static final Night NIGHT = new Night(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Oslo"));
    private static final MissingSettings TWICE = new MissingSettings(2, Duration.ofHours(2));
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");

    @Test
    void aPatientIsRemindedTwiceAndThenTheDeskCalls() {
        Step reminder = new Step(true, NOON.plus(Duration.ofHours(2)));
        assertThat(MissingRules.next(0, true, TWICE, NIGHT, NOON)).isEqualTo(reminder);
        assertThat(MissingRules.next(1, true, TWICE, NIGHT, NOON)).isEqualTo(reminder);
        assertThat(MissingRules.next(2, true, TWICE, NIGHT, NOON)).isEqualTo(Step.ALERT);
    }

    @Test
    void nobodyWaitsForAReminderThatCannotBeSent() {
        assertThat(MissingRules.next(0, false, TWICE, NIGHT, NOON)).isEqualTo(Step.ALERT);
    }

    @Test
    void nobodyIsRemindedInTheirNight() {
        Instant evening = Instant.parse("2026-11-22T20:30:00Z");
        Instant morning = Instant.parse("2026-11-23T06:00:00Z");
        assertThat(MissingRules.first(evening, NIGHT)).isEqualTo(evening);
        assertThat(MissingRules.next(0, true, TWICE, NIGHT, evening).nextAt()).isEqualTo(morning);
        assertThat(MissingRules.first(Instant.parse("2026-11-22T21:00:00Z"), NIGHT))
                .isEqualTo(morning);
    }

    @Property
    void whateverTheHourTheDeskCallsWithinTheRemindersAndOneNight(
            @ForAll @LongRange(max = 40_000_000) long second, @ForAll @IntRange(max = 5) int reminders) {
        var settings = new MissingSettings(reminders, Duration.ofHours(2));
        Instant ended = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
        Instant at = MissingRules.first(ended, NIGHT);
        int reminded = 0;
        for (Step step = MissingRules.next(0, true, settings, NIGHT, at);
                step.nextAt() != null;
                step = MissingRules.next(reminded, true, settings, NIGHT, at)) {
            assertThat(NIGHT.earliest(step.nextAt())).isEqualTo(step.nextAt());
            at = step.nextAt();
            reminded++;
        }
        assertThat(reminded).isEqualTo(reminders);
        assertThat(Duration.between(ended, at)).isLessThanOrEqualTo(Duration.ofHours(2L * reminders + 10));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new MissingSettings(-1, Duration.ofHours(2))).hasMessageContaining("reminders -1");
        assertThatThrownBy(() -> new MissingSettings(2, Duration.ZERO)).hasMessageContaining("apart PT0S");
    }
}
