package no.samkonsult.alert.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In 2026 the clock skips an hour on 29 March and shows one twice on 25 October. 2 March and 5 October are Mondays. */
class RosterRulesTest {
    private static final PersonId SIRI = new PersonId(UUID.randomUUID());
    private static final PersonId TROND = new PersonId(UUID.randomUUID());
    private static final PersonId WENCHE = new PersonId(UUID.randomUUID());
    private static final List<PersonId> PEOPLE = List.of(SIRI, TROND, WENCHE);
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final TimeRange YEAR = TimeRange.of(
            WallClockRules.at(FIRST.atStartOfDay()),
            WallClockRules.at(FIRST.plusYears(1).atStartOfDay()));
    private static final Set<DayOfWeek> ALL_WEEK = EnumSet.allOf(DayOfWeek.class);

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "2026-03-02T07:59:59, nobody",
        "2026-03-02T08:00, SIRI",
        "2026-03-02T15:59:59, SIRI",
        "2026-03-02T16:00, nobody",
        "2026-03-08T09:00, SIRI",
        "2026-03-09T09:00, TROND",
        "2026-03-16T09:00, SIRI"
    })
    void thoseInARotationTakeWeeksInTurn(LocalDateTime at, String who) {
        var rotation = rotation(ALL_WEEK, "08:00", "16:00", 7, SIRI, TROND);
        assertThat(RosterRules.onDuty(roster(rotation), WallClockRules.at(at))).isEqualTo(named(who));
    }

    @Test
    void aShiftOverMidnightIsThatOfTheDayItBeginsOn() {
        var nights = rotation(EnumSet.of(DayOfWeek.SUNDAY), "22:00", "07:00", 7, SIRI, TROND);
        Instant mondayMorning = WallClockRules.at(LocalDateTime.of(2026, 3, 9, 6, 59));
        assertThat(RosterRules.onDuty(roster(nights), mondayMorning)).containsExactly(SIRI);
    }

    @ParameterizedTest(name = "the night before {0} lasts {1} hours")
    @CsvSource({"2026-03-28, 9", "2026-03-29, 8", "2026-03-30, 9", "2026-10-25, 10", "2026-10-26, 9"})
    void aNightIsAsLongAsTheClockMakesIt(LocalDate morning, int hours) {
        var nights = rotation(ALL_WEEK, "22:00", "07:00", 1, SIRI);
        Instant early = WallClockRules.at(morning.atTime(6, 0));
        assertThat(RosterRules.shifts(roster(nights), TimeRange.of(early, Duration.ofMinutes(1))))
                .singleElement()
                .extracting(shift -> shift.time().length())
                .isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void aShiftThatTheClockSkipsIsNone() {
        var brief = rotation(ALL_WEEK, "02:10", "02:50", 1, SIRI);
        assertThat(RosterRules.shifts(roster(brief), WallClockRules.day(LocalDate.of(2026, 3, 29))))
                .isEmpty();
    }

    @Test
    void theRotationThatComesFirstIsAskedFirst() {
        var first = rotation(ALL_WEEK, "08:00", "16:00", 7, TROND);
        var second = rotation(ALL_WEEK, "07:00", "16:00", 7, SIRI);
        Instant noon = WallClockRules.at(LocalDateTime.of(2026, 3, 4, 12, 0));
        assertThat(RosterRules.onDuty(roster(first, second), noon)).containsExactly(TROND, SIRI);
    }

    @Test
    void aRotationEndsWithTheShiftOfItsLastDay() {
        var nights = new Rotation(
                UUID.randomUUID(),
                "natt",
                ALL_WEEK,
                LocalTime.of(22, 0),
                LocalTime.of(7, 0),
                7,
                FIRST,
                FIRST.plusDays(1),
                List.of(SIRI));
        assertThat(RosterRules.shifts(roster(nights), YEAR))
                .extracting(shift -> shift.time().start())
                .containsExactly(
                        WallClockRules.at(FIRST.atTime(22, 0)),
                        WallClockRules.at(FIRST.plusDays(1).atTime(22, 0)));
    }

    @Test
    void whoIsAwayIsOnDutyByNothing() {
        var rotation = rotation(ALL_WEEK, "08:00", "16:00", 7, SIRI);
        var noon = TimeRange.of(WallClockRules.at(FIRST.atTime(12, 0)), Duration.ofHours(1));
        var roster = new Roster(
                List.of(rotation), List.of(), List.of(override(SIRI, null, noon)), List.of(new Absence(SIRI, noon)));
        assertThat(RosterRules.onDuty(roster, noon.start())).isEmpty();
        assertThat(RosterRules.onDuty(roster, noon.end())).containsExactly(SIRI);
    }

    @Test
    void aSwapThatIsNoLongerTheirsSwapsNothing() {
        var rotation = rotation(ALL_WEEK, "08:00", "16:00", 1, SIRI, TROND, WENCHE);
        var first = new ShiftId(rotation.id(), FIRST);
        var second = new ShiftId(rotation.id(), FIRST.plusDays(1));
        var third = new ShiftId(rotation.id(), FIRST.plusDays(2));
        var roster = new Roster(
                List.of(rotation),
                List.of(new Swap(SIRI, first, TROND, second), new Swap(SIRI, first, WENCHE, third)),
                List.of(),
                List.of());
        assertThat(RosterRules.holder(roster, first)).contains(TROND);
        assertThat(RosterRules.holder(roster, second)).contains(SIRI);
        assertThat(RosterRules.holder(roster, third)).contains(WENCHE);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theShiftsOfARotationNeverOverlap(@ForAll("rotations") Rotation rotation) {
        List<Shift> shifts = RosterRules.shifts(roster(rotation), YEAR);
        for (int i = 1; i < shifts.size(); i++) {
            assertThat(shifts.get(i).time().start())
                    .isAfterOrEqualTo(shifts.get(i - 1).time().end());
        }
    }

    /** Each day that the rotation names has its shift once, from the first time the clock shows its start or a later time. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyStatedSpanIsCoveredExactlyOnceWhateverTheClockDoes(
            @ForAll("rotations") Rotation rotation, @ForAll @IntRange(max = 364) int day) {
        LocalDate date = FIRST.plusDays(day);
        Assume.that(rotation.hasShiftOn(date) && day > 0);
        var id = new ShiftId(rotation.id(), date);
        List<Shift> its = RosterRules.shifts(roster(rotation), YEAR).stream()
                .filter(shift -> id.equals(shift.planned()))
                .toList();
        Optional<TimeRange> time = rotation.timeOn(date);
        assertThat(its)
                .extracting(Shift::time)
                .containsExactlyElementsOf(time.stream().toList());
        time.ifPresent(span -> {
            assertThat(shown(span.start())).isAfterOrEqualTo(date.atTime(rotation.starts()));
            assertThat(shown(span.start().minusSeconds(1))).isBefore(date.atTime(rotation.starts()));
            assertThat(span.length().toMinutes() - stated(rotation)).isBetween(-60L, 60L);
        });
    }

    /** Rotations whose hours meet leave neither a gap nor an overlap, even where they meet in the hour that comes twice. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void rotationsThatMeetOnTheClockMeetInTime(
            @ForAll @IntRange(max = 95) int one, @ForAll @IntRange(max = 95) int other) {
        Assume.that(one != other);
        String first = quarter(Math.min(one, other)).toString();
        String second = quarter(Math.max(one, other)).toString();
        var roster = roster(rotation(ALL_WEEK, first, second, 7, SIRI), rotation(ALL_WEEK, second, first, 7, TROND));
        List<Shift> shifts = RosterRules.shifts(roster, TimeRange.of(YEAR.start(), Duration.ofDays(250)));
        for (int i = 1; i < shifts.size(); i++) {
            assertThat(shifts.get(i).time().start())
                    .isEqualTo(shifts.get(i - 1).time().end());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theLastOverrideWins(
            @ForAll("rosters") Roster roster,
            @ForAll @IntRange(max = 60 * 24) int hour,
            @ForAll @IntRange(min = 1, max = 72) int hours,
            @ForAll @IntRange(max = 2) int person,
            @ForAll @IntRange(max = 2) int insteadOf) {
        Assume.that(person != insteadOf);
        var during = TimeRange.of(YEAR.start().plus(Duration.ofHours(hour)), Duration.ofHours(hours));
        var overrides = new ArrayList<>(roster.overrides());
        overrides.add(override(PEOPLE.get(person), PEOPLE.get(insteadOf), during));
        var changed = new Roster(roster.rotations(), roster.swaps(), overrides, List.of());
        quarters(during).forEach(at -> {
            List<PersonId> before = RosterRules.onDuty(roster, at);
            List<PersonId> after = RosterRules.onDuty(changed, at);
            assertThat(after).doesNotContain(PEOPLE.get(insteadOf));
            assertThat(after.contains(PEOPLE.get(person)))
                    .isEqualTo(before.contains(PEOPLE.get(insteadOf)) || before.contains(PEOPLE.get(person)));
        });
        Stream.of(during.start().minusSeconds(1), during.end())
                .forEach(at -> assertThat(RosterRules.onDuty(changed, at)).isEqualTo(RosterRules.onDuty(roster, at)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aSwapExchangesExactlyItsTwoShifts(
            @ForAll("rotations") Rotation rotation,
            @ForAll @IntRange(max = 200) int one,
            @ForAll @IntRange(max = 200) int other) {
        List<Shift> before = RosterRules.shifts(roster(rotation), YEAR);
        Assume.that(one < before.size() && other < before.size());
        Shift given = before.get(one);
        Shift taken = before.get(other);
        Assume.that(!given.person().equals(taken.person()));
        var swap = new Swap(
                given.person(),
                given.swappable().orElseThrow(),
                taken.person(),
                taken.swappable().orElseThrow());
        List<Shift> after =
                RosterRules.shifts(new Roster(List.of(rotation), List.of(swap), List.of(), List.of()), YEAR);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            PersonId expected = i == one
                    ? taken.person()
                    : i == other ? given.person() : before.get(i).person();
            assertThat(after.get(i).person()).isEqualTo(expected);
            assertThat(after.get(i).time()).isEqualTo(before.get(i).time());
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void whoIsOnDutyAtAnInstantIsWhoHasAShiftThen(
            @ForAll("rosters") Roster roster, @ForAll @IntRange(max = 60 * 96) int quarter) {
        Instant at = YEAR.start().plus(Duration.ofMinutes(15L * quarter));
        assertThat(RosterRules.onDuty(roster, at))
                .containsExactlyInAnyOrderElementsOf(RosterRules.shifts(roster, YEAR).stream()
                        .filter(shift -> shift.time().contains(at))
                        .map(Shift::person)
                        .distinct()
                        .toList());
    }

    @Provide
    static Arbitrary<Rotation> rotations() {
        Arbitrary<LocalTime> quarter = Arbitraries.integers().between(0, 95).map(RosterRulesTest::quarter);
        return Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
                        quarter,
                        quarter,
                        Arbitraries.integers().between(1, 14),
                        Arbitraries.of(PEOPLE).list().ofMinSize(1).ofMaxSize(4))
                .as((weekdays, starts, ends, turnDays, people) ->
                        new Rotation(UUID.randomUUID(), "tur", weekdays, starts, ends, turnDays, FIRST, null, people));
    }

    @Provide
    static Arbitrary<Roster> rosters() {
        Arbitrary<DutyOverride> overrides = Combinators.combine(
                        Arbitraries.of(PEOPLE),
                        Arbitraries.of(PEOPLE).injectNull(0.3),
                        Arbitraries.integers().between(0, 60 * 24),
                        Arbitraries.integers().between(1, 60))
                .as((person, insteadOf, hour, hours) -> override(
                        person,
                        insteadOf,
                        TimeRange.of(YEAR.start().plus(Duration.ofHours(hour)), Duration.ofHours(hours))));
        return Combinators.combine(
                        rotations().list().ofMinSize(1).ofMaxSize(3),
                        overrides.list().ofMaxSize(3))
                .as((rotations, changes) -> new Roster(rotations, List.of(), changes, List.of()));
    }

    private static Stream<Instant> quarters(TimeRange span) {
        return Stream.iterate(span.start(), span::contains, at -> at.plus(Duration.ofMinutes(15)));
    }

    private static LocalDateTime shown(Instant at) {
        return LocalDateTime.ofInstant(at, WallClockRules.ZONE);
    }

    private static long stated(Rotation rotation) {
        long minutes = Duration.between(rotation.starts(), rotation.ends()).toMinutes();
        return minutes > 0 ? minutes : minutes + 24 * 60;
    }

    private static LocalTime quarter(int count) {
        return LocalTime.MIDNIGHT.plusMinutes(15L * count);
    }

    private static DutyOverride override(PersonId person, @Nullable PersonId insteadOf, TimeRange during) {
        return new DutyOverride(UUID.randomUUID(), person, insteadOf, during);
    }

    private static Rotation rotation(
            Set<DayOfWeek> weekdays, String starts, String ends, int turnDays, PersonId... people) {
        return new Rotation(
                UUID.randomUUID(),
                "tur",
                weekdays,
                LocalTime.parse(starts),
                LocalTime.parse(ends),
                turnDays,
                FIRST,
                null,
                List.of(people));
    }

    private static Roster roster(Rotation... rotations) {
        return new Roster(List.of(rotations), List.of(), List.of(), List.of());
    }

    private static List<PersonId> named(String who) {
        return switch (who) {
            case "SIRI" -> List.of(SIRI);
            case "TROND" -> List.of(TROND);
            default -> List.of();
        };
    }
}
