package no.samkonsult.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.scheduling.Asked.One;
import no.samkonsult.scheduling.FreeTimeRules.Question;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.NearMiss;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;

class FreeTimeRulesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
    private static final PersonId DOCTOR = new PersonId(new UUID(0, 1));
    private static final PersonId NURSE = new PersonId(new UUID(0, 2));
    private static final PersonId SPECIALIST = new PersonId(new UUID(0, 3));
    private static final PersonId PATIENT = new PersonId(new UUID(0, 4));
    private static final PersonId KIN = new PersonId(new UUID(0, 5));
    private static final AnyOf NURSES = new AnyOf(Role.HOME_CARE, new OrganisationId(new UUID(0, 9)), null);
    private static final List<TimeRange> DAY = List.of(at("08:00", "15:30"));

    @Test
    void findsTheTimeThatIsLeftToEverybody() {
        var result = search(
                "08:00",
                "15:30",
                30,
                party(DOCTOR, DAY, at("08:00", "12:00"), at("12:30", "15:30")),
                party(NURSE, DAY, at("08:00", "09:00")));
        assertThat(times(result)).containsExactly(at("12:00", "12:30"));
        assertThat(result.reasons()).isEmpty();
    }

    @Test
    void meetingsMayTouchButNotOverlap() {
        var busyOneMinute = party(DOCTOR, DAY, at("08:00", "12:01"), at("12:30", "15:30"));
        assertThat(times(search("08:00", "15:30", 30, busyOneMinute))).isEmpty();
        assertThat(times(search("08:00", "15:30", 25, busyOneMinute))).containsExactly(at("12:05", "12:30"));
    }

    @Test
    void meetingsBeginOnTheStepsThatEverybodyHasInCommon() {
        var doctor = new Calendar(DOCTOR, true, DAY, List.of(at("08:00", "10:05")), 20);
        var nurse = new Calendar(NURSE, true, DAY, List.of(), 30);
        assertThat(times(search("08:00", "11:00", 30, doctor))).containsExactly(at("10:20", "10:50"));
        assertThat(times(search("08:00", "12:00", 60, doctor, nurse))).containsExactly(at("11:00", "12:00"));
    }

    @Test
    void anOptionalPartyIsFreeOnTheirOwnStepsAlone() {
        var nurse = new Calendar(NURSE, true, DAY, List.of(), 30);
        var result = FreeTimeRules.search(
                question("08:00", "09:00", 30, List.of(party(DOCTOR, DAY, at("08:00", "08:15"))), List.of(nurse)));
        assertThat(result.candidates())
                .extracting(Candidate::time, Candidate::optionalFree)
                .containsExactly(tuple(at("08:30", "09:00"), List.of(NURSE)));
    }

    @Test
    void countsABlockThatBeganBeforeTheWindow() {
        var doctor = party(
                DOCTOR,
                DAY,
                TimeRange.of(
                        at("08:00", "08:05").start().minus(Duration.ofDays(3)),
                        at("08:00", "10:00").end()));
        assertThat(times(search("08:00", "11:00", 60, doctor))).containsExactly(at("10:00", "11:00"));
    }

    @Test
    void ranksOptionalPartiesThenUndividedSessionsThenTheClock() {
        var doctor = party(DOCTOR, List.of(at("08:00", "10:00")));
        var nurse = party(NURSE, List.of(at("09:00", "09:30")));
        var result = FreeTimeRules.search(question("08:00", "12:00", 30, List.of(doctor), List.of(nurse)));
        assertThat(times(result)).startsWith(at("09:00", "09:30"), at("08:00", "08:30"), at("09:30", "10:00"));
        assertThat(result.candidates()).extracting(Candidate::optionalFree).startsWith(List.of(NURSE), List.of());
    }

    @Test
    void candidatesDoNotOverlap() {
        var candidates = times(search("08:00", "15:30", 45, party(DOCTOR, DAY)));
        assertThat(candidates).hasSize(10);
        assertThat(candidates)
                .allSatisfy(
                        one -> assertThat(candidates).filteredOn(one::overlaps).containsExactly(one));
    }

    @Test
    void timesThatSuitPeopleBestComeFirstAndOfTheOthersItIsSaidWhomTheyDoNotSuit() {
        var suiting = Map.of(PATIENT, List.of(at("13:00", "14:00")), KIN, List.of(at("09:00", "09:45")));
        var candidates = FreeTimeRules.search(new Question(
                        at("08:00", "15:30"),
                        Instant.EPOCH,
                        Duration.ofMinutes(30),
                        named(List.of(party(DOCTOR, DAY), always(PATIENT))),
                        List.of(),
                        Workload.NONE,
                        suiting,
                        20))
                .candidates();
        assertThat(candidates.subList(0, 3))
                .extracting(Candidate::time, Candidate::unsuited)
                .containsExactlyInAnyOrder(
                        tuple(at("09:00", "09:30"), List.of(PATIENT)),
                        tuple(at("13:00", "13:30"), List.of(KIN)),
                        tuple(at("13:30", "14:00"), List.of(KIN)));
        assertThat(candidates.subList(3, candidates.size()))
                .isNotEmpty()
                .allSatisfy(candidate -> assertThat(candidate.unsuited()).containsExactlyInAnyOrder(PATIENT, KIN));
    }

    @Test
    void namesWhoAloneIsInTheWay() {
        var result = search(
                "08:00", "15:30", 30, party(DOCTOR, DAY), party(NURSE, DAY, at("07:00", "16:00")), always(PATIENT));
        assertThat(result.candidates()).isEmpty();
        assertThat(result.reasons()).containsExactly(new Reason.PartyUnavailable(new One(NURSE)));
        assertThat(result.nearMisses())
                .containsExactly(
                        new NearMiss(at("08:00", "08:30"), new One(NURSE)),
                        new NearMiss(at("08:30", "09:00"), new One(NURSE)),
                        new NearMiss(at("09:00", "09:30"), new One(NURSE)));
    }

    @Test
    void offersANearMissOnlyWhereItIsSoonerAndThePartyIsAtWork() {
        var doctor = party(DOCTOR, DAY);
        var nurse = party(NURSE, List.of(at("09:00", "15:30")), at("09:00", "09:30"));
        var result = search("08:00", "15:30", 30, doctor, nurse);
        assertThat(times(result)).contains(at("09:30", "10:00"));
        assertThat(result.nearMisses()).containsExactly(new NearMiss(at("09:00", "09:30"), new One(NURSE)));
    }

    @Test
    void saysWhenNobodyWorksAtTheSameTime() {
        var result = search(
                "08:00",
                "22:00",
                30,
                party(DOCTOR, DAY),
                party(NURSE, List.of(at("15:30", "22:00"))),
                party(SPECIALIST, List.of(at("15:30", "22:00"))));
        assertThat(result.reasons())
                .containsExactly(new Reason.NoCommonWorkingHours(), new Reason.PartyUnavailable(new One(DOCTOR)));
        assertThat(result.nearMisses()).isEmpty();
    }

    @Test
    void saysWhenNoOneAloneIsInTheWay() {
        var morning = at("08:00", "12:00");
        var afternoon = at("12:00", "15:30");
        var result = search(
                "08:00",
                "15:30",
                30,
                party(DOCTOR, DAY, morning),
                party(NURSE, DAY, morning),
                party(SPECIALIST, DAY, afternoon),
                party(PATIENT, DAY, afternoon));
        assertThat(result.reasons()).containsExactly(new Reason.NoCommonFreeTime());
    }

    @Test
    void saysWhenTheWindowIsShorterThanTheMeeting() {
        assertThat(search("09:00", "09:25", 30, party(DOCTOR, DAY)).reasons())
                .containsExactly(new Reason.WindowTooShort());
    }

    @Test
    void saysWhenItIsTooSoon() {
        var question = new Question(
                at("09:00", "10:00"),
                at("09:35", "10:00").start(),
                Duration.ofMinutes(30),
                named(List.of(party(DOCTOR, DAY))),
                List.of(),
                Workload.NONE,
                Map.of(),
                10);
        assertThat(FreeTimeRules.search(question).reasons()).containsExactly(new Reason.LeadTime());
    }

    @Test
    void proposesNothingBeforeTheEarliestStart() {
        var question = new Question(
                at("09:00", "10:00"),
                at("09:26", "10:00").start(),
                Duration.ofMinutes(30),
                named(List.of(party(DOCTOR, DAY))),
                List.of(),
                Workload.NONE,
                Map.of(),
                10);
        assertThat(times(FreeTimeRules.search(question))).containsExactly(at("09:30", "10:00"));
    }

    @Test
    void aRoleIsFreeWhereOneWhoHoldsItIsFreeForAllOfTheTime() {
        var nurses = role(
                NURSES,
                party(NURSE, DAY, at("08:00", "09:00"), at("09:30", "15:30")),
                party(SPECIALIST, DAY, at("09:00", "15:00")));
        var result = search(
                "08:00",
                "15:30",
                30,
                Workload.NONE,
                named(List.of(party(DOCTOR, DAY))).getFirst(),
                nurses);
        assertThat(result.candidates())
                .extracting(Candidate::time, Candidate::chosen)
                .containsExactlyInAnyOrder(
                        tuple(at("08:00", "08:30"), Map.of(NURSES, SPECIALIST)),
                        tuple(at("08:30", "09:00"), Map.of(NURSES, SPECIALIST)),
                        tuple(at("09:00", "09:30"), Map.of(NURSES, NURSE)),
                        tuple(at("15:00", "15:30"), Map.of(NURSES, SPECIALIST)));
    }

    @Test
    void thoseComeFirstWhoAreNamedAndThenThoseOfWhoseDayLeastIsTaken() {
        var nurses = role(NURSES, party(NURSE, DAY), party(SPECIALIST, DAY), party(DOCTOR, DAY));
        var busy = Map.of(NURSE, List.of(at("13:00", "14:00")), DOCTOR, List.of(at("14:00", "14:05")));
        var people = List.of(NURSE, SPECIALIST, DOCTOR);
        assertThat(search("08:00", "08:30", 30, Workload.NONE, nurses).candidates())
                .extracting(Candidate::chosen)
                .containsExactly(Map.of(NURSES, NURSE));
        assertThat(search("08:00", "08:30", 30, Workload.of(people, busy, Set.of()), nurses)
                        .candidates())
                .extracting(Candidate::chosen)
                .containsExactly(Map.of(NURSES, SPECIALIST));
        assertThat(search("08:00", "08:30", 30, Workload.of(people, busy, Set.of(NURSE)), nurses)
                        .candidates())
                .extracting(Candidate::chosen)
                .containsExactly(Map.of(NURSES, NURSE));
    }

    @Test
    void nobodyComesForTwoRoles() {
        var doctors = new AnyOf(Role.GENERAL_PRACTITIONER, new OrganisationId(new UUID(0, 9)), null);
        var one = role(NURSES, party(NURSE, DAY), party(DOCTOR, DAY, at("12:00", "15:30")));
        var other = role(doctors, party(NURSE, DAY));
        assertThat(search("08:00", "15:30", 210, Workload.NONE, one, other).candidates())
                .extracting(Candidate::time, Candidate::chosen)
                .containsExactly(tuple(at("08:00", "11:30"), Map.of(NURSES, DOCTOR, doctors, NURSE)));
    }

    @Test
    void saysWhenNobodyOfARoleCan() {
        var nurses = role(NURSES, party(NURSE, DAY, at("07:00", "16:00")), party(SPECIALIST, List.of()));
        var result = search(
                "08:00",
                "15:30",
                30,
                Workload.NONE,
                named(List.of(party(DOCTOR, DAY))).getFirst(),
                nurses);
        assertThat(result.reasons()).containsExactly(new Reason.PartyUnavailable(NURSES));
        assertThat(result.nearMisses()).contains(new NearMiss(at("08:00", "08:30"), NURSES));
    }

    private static SearchResult search(
            String from, String to, int minutes, Workload workload, PartyCalendars... required) {
        return FreeTimeRules.search(question(from, to, minutes, Arrays.asList(required), List.of(), workload));
    }

    private static PartyCalendars role(AnyOf role, Calendar... anyOf) {
        return new PartyCalendars(role, Arrays.asList(anyOf));
    }

    private static SearchResult search(String from, String to, int minutes, Calendar... required) {
        return FreeTimeRules.search(question(from, to, minutes, Arrays.asList(required), List.of()));
    }

    private static Question question(
            String from, String to, int minutes, List<Calendar> required, List<Calendar> optional) {
        return question(from, to, minutes, named(required), named(optional), Workload.NONE);
    }

    private static Question question(
            String from,
            String to,
            int minutes,
            List<PartyCalendars> required,
            List<PartyCalendars> optional,
            Workload workload) {
        return new Question(
                at(from, to), Instant.EPOCH, Duration.ofMinutes(minutes), required, optional, workload, Map.of(), 10);
    }

    private static List<PartyCalendars> named(List<Calendar> calendars) {
        return calendars.stream().map(PartyCalendars::of).toList();
    }

    private static List<TimeRange> times(SearchResult result) {
        return result.candidates().stream().map(Candidate::time).toList();
    }

    private static Calendar party(PersonId person, List<TimeRange> atWork, TimeRange... busy) {
        return new Calendar(person, true, atWork, Arrays.asList(busy), 5);
    }

    private static Calendar always(PersonId person) {
        return new Calendar(person, false, List.of(at("00:00", "23:55")), List.of(), 5);
    }

    private static TimeRange at(String from, String to) {
        return TimeRange.of(
                MONDAY.atTime(LocalTime.parse(from)).atZone(WallClockRules.ZONE).toInstant(),
                MONDAY.atTime(LocalTime.parse(to)).atZone(WallClockRules.ZONE).toInstant());
    }
}
