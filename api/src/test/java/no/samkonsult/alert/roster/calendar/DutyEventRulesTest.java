package no.samkonsult.alert.roster.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samkonsult.alert.roster.Shift;
import no.samkonsult.alert.roster.ShiftId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;

class DutyEventRulesTest {
    private static final PersonId SIRI = new PersonId(UUID.randomUUID());
    private static final ShiftId NIGHT = new ShiftId(UUID.randomUUID(), LocalDate.of(2026, 10, 24));

    /** 22:00 in summer time to 07:00 in normal time. */
    @Test
    void theNightThatTheClockGoesBackIsTenHoursInTheFileToo() {
        String written = DutyEventRules.write(
                DutyEventRules.events(List.of(night("2026-10-24T20:00:00Z", "2026-10-25T06:00:00Z")), SIRI),
                Instant.EPOCH);
        assertThat(written)
                .contains(
                        "DTSTART:20261024T200000Z",
                        "DTEND:20261025T060000Z",
                        "UID:" + NIGHT.rotation() + "-2026-10-24@samkonsult")
                .contains("CLASS:PRIVATE", "DTSTAMP:");
    }

    @Test
    void aShiftThatIsDividedIsTwoEventsWithIdsOfTheirOwn() {
        assertThat(DutyEventRules.events(
                        List.of(
                                night("2026-10-24T20:00:00Z", "2026-10-24T22:00:00Z"),
                                night("2026-10-25T02:00:00Z", "2026-10-25T06:00:00Z")),
                        SIRI))
                .extracting(DutyEvent::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void anothersDutyIsNotInIt() {
        assertThat(DutyEventRules.events(
                        List.of(night("2026-10-24T20:00:00Z", "2026-10-25T06:00:00Z")),
                        new PersonId(UUID.randomUUID())))
                .isEmpty();
    }

    private static Shift night(String start, String end) {
        var time = TimeRange.of(Instant.parse(start), Instant.parse(end));
        return new Shift(SIRI, time, Shift.Kind.ROTATION, 0, NIGHT, null);
    }
}
