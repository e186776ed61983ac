package no.samkonsult.scheduling.proposal;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.samkonsult.access.Departure;
import no.samkonsult.access.Departures;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.AtOnce;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Booking;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.Spoken;
import no.samkonsult.scheduling.Spoken.Noted;
import no.samkonsult.scheduling.proposal.Proposal.Party;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ProposalsTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());
    private static final Instant TEN = at(TUESDAY, "10:00");
    private static final Instant ONE = at(TUESDAY, "13:00");
    private static final Instant TWO = at(TUESDAY, "14:00");
    private static final String HELD = "SELECT count(*) FROM occupancy WHERE kind = 'HOLD'";
    private static final String OVERLAPS = """
            SELECT count(*) FROM occupancy a JOIN occupancy b
            ON a.person_id = b.person_id AND a.id < b.id AND a.during && b.during
            """;

    private final ProposalDesk desk = APPLICATION.getBean(ProposalDesk.class);
    private final ProposalReading reading = APPLICATION.getBean(ProposalReading.class);
    private final Agreement agreement = APPLICATION.getBean(Agreement.class);
    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final Region region = Region.fresh();
    private final Principal doctor = region.doctorAtWork();
    private final Principal patient = region.as(region.patientPerson, Role.PATIENT, null);
    private final Principal kin = region.as(region.kin, Role.NEXT_OF_KIN, null);
    private final Principal nurse = region.as(region.nurse, Role.HOME_CARE, region.municipality);
    private final Principal specialist = region.as(region.specialist, Role.SPECIALIST, region.hospital);

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void holdsEveryTimeOfThoseWhoKeepCalendarsAndTellsAllWhoAreAsked() {
        UUID id = propose(everybody(), TEN, ONE, TWO);
        assertThat(count(HELD)).isEqualTo(9);
        assertThat(count(
                        "SELECT count(*) FROM notice WHERE text_key = 'notice.proposal.asked' AND link = '/proposals/%s'"
                                .formatted(id)))
                .isEqualTo(3);
        assertThat(bookings.book(
                        nurse, new BookingRequest(region.patient, with(region.nurse), ONE, thirty(), Topic.OTHER)))
                .isInstanceOf(Booking.Taken.class);
        assertThat(reading.waitingFor(patient)).extracting(Proposal::id).containsExactly(id);
        assertThat(reading.waitingFor(specialist)).isEmpty();
        assertThat(reading.madeBy(doctor)).extracting(Proposal::id).containsExactly(id);
    }

    @Test
    void holdsNothingWhereSomebodyIsBusyAtOneOfTheTimes() {
        region.busy(region.specialist, between(TUESDAY, "13:10", "13:20"));
        assertThat(desk.propose(doctor, wish(everybody(), TEN, ONE))).isEqualTo(new Proposing.Taken(ONE));
        assertThat(count("SELECT count(*) FROM proposal")).isZero();
        assertThat(count(HELD)).isZero();
        assertThat(count("SELECT count(*) FROM notice WHERE text_key LIKE 'notice.proposal.%'"))
                .isZero();
    }

    @Test
    void timesNextToEachOtherAreHeldTogetherWithWhatIsKeptFreeRoundThem() {
        Region.sql("""
                INSERT INTO booking_terms (practitioner_role_id, holiday_hours, lead_minutes, buffer_before, buffer_after, step_minutes)
                SELECT id, 'AS_USUAL', 0, 10, 15, 5 FROM practitioner_role WHERE person_id = ?
                """, region.nurse.value());
        propose(with(region.nurse), TEN, TEN.plus(Duration.ofMinutes(30)));
        assertThat(
                        count(
                                "SELECT count(*) FROM occupancy WHERE kind = 'HOLD' AND during = '[2026-10-20 09:50 Europe/Oslo, 2026-10-20 11:15 Europe/Oslo)'"))
                .isOne();
        assertThat(count(HELD)).isOne();
    }

    @Test
    void theLastYesBooksTheFirstTimeThatAllCanAndLetsTheOthersGo() {
        UUID id = propose(new Attendees(List.of(region.doctor, region.nurse, region.kin), List.of()), TEN, ONE, TWO);
        assertThat(agreement.answer(patient, id, yes(ONE, TWO))).isInstanceOf(Outcome.Done.class);
        assertThat(count("SELECT count(*) FROM consultation")).isZero();

        var confirmed = (Outcome.Confirmed) agreement.answer(kin, id, yes(TEN, ONE));

        Consultation consultation =
                bookings.one(doctor, confirmed.consultation()).orElseThrow();
        assertThat(consultation.time().start()).isEqualTo(ONE);
        assertThat(consultation.createdBy()).isEqualTo(region.doctor);
        assertThat(attendance(consultation, region.doctor)).isEqualTo(Attendance.ACCEPTED);
        assertThat(attendance(consultation, region.patientPerson)).isEqualTo(Attendance.ACCEPTED);
        assertThat(attendance(consultation, region.kin)).isEqualTo(Attendance.ACCEPTED);
        assertThat(attendance(consultation, region.nurse)).isEqualTo(Attendance.INVITED);
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(4);
        assertThat(count(HELD)).isZero();
        assertThat(count("SELECT count(*) FROM notice WHERE text_key = 'notice.proposal.booked'"))
                .isOne();
        assertThat(bookings.one(patient, confirmed.consultation())).isPresent();
        assertThat(count("SELECT count(*) FROM care_relation WHERE source = 'consultation/%s'"
                        .formatted(confirmed.consultation())))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'CREATE' AND entity = 'consultation/%s'"
                        .formatted(confirmed.consultation())))
                .isOne();
        assertThat(agreement.answer(patient, id, yes(TWO))).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void answersCanBeChangedUntilItIsConfirmedAndAProfessionalsNoCounts() {
        UUID id = propose(everybody(), TEN, ONE);
        assertThat(agreement.answer(specialist, id, yes(ONE))).isInstanceOf(Outcome.Done.class);
        assertThat(agreement.answer(patient, id, new Answer(Set.of(), null, "Helst etter klokka tre")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(count("SELECT count(*) FROM notice WHERE text_key = 'notice.proposal.stuck'"))
                .isOne();
        assertThat(view(doctor, id).suggestions()).containsEntry(region.patientPerson, "Helst etter klokka tre");
        assertThat(view(patient, id).ownSuggestion()).isEqualTo("Helst etter klokka tre");
        assertThat(view(specialist, id).suggestions()).isEmpty();
        var confirmed = (Outcome.Confirmed) agreement.answer(patient, id, yes(TEN, ONE));
        assertThat(bookings.one(doctor, confirmed.consultation())
                        .orElseThrow()
                        .time()
                        .start())
                .isEqualTo(ONE);
    }

    @Test
    void whereProfessionalsAreAskedTooTheirYesIsWaitedFor() {
        UUID id = asked(desk.propose(
                doctor,
                new ProposalWish(region.patient, everybody(), thirty(), Topic.OTHER, true, List.of(TEN), deadline())));
        assertThat(agreement.answer(patient, id, yes(TEN))).isInstanceOf(Outcome.Done.class);
        assertThat(agreement.answer(nurse, id, yes(TEN))).isInstanceOf(Outcome.Done.class);
        assertThat(agreement.answer(specialist, id, yes(TEN))).isInstanceOf(Outcome.Confirmed.class);
    }

    @Test
    void whoeverProposedCanConfirmByHandOrWithdraw() {
        UUID id = propose(everybody(), TEN, ONE);
        assertThat(agreement.confirm(specialist, id, ONE)).isInstanceOf(Outcome.Unknown.class);
        assertThat(agreement.confirm(doctor, id, ONE)).isInstanceOf(Outcome.Confirmed.class);
        assertThat(agreement.withdraw(doctor, id, "for seint")).isInstanceOf(Outcome.Closed.class);

        UUID other = propose(everybody(), TEN, TWO);
        assertThat(agreement.withdraw(patient, other, "nei")).isInstanceOf(Outcome.Unknown.class);
        assertThat(agreement.withdraw(doctor, other, "Legen er sjuk")).isInstanceOf(Outcome.Done.class);
        assertThat(count(HELD)).isZero();
        assertThat(view(patient, other).proposal().reason()).isEqualTo("Legen er sjuk");
        assertThat(count("SELECT count(*) FROM notice WHERE text_key = 'notice.proposal.withdrawn'"))
                .isEqualTo(3);
    }

    @Test
    void itDoesNotExistForThoseWhoAreNeitherAskedNorArrangeIt() {
        UUID id = propose(with(region.doctor), TEN);
        for (Principal other : List.of(specialist, kin, region.as(region.doctor, Role.PATIENT, null))) {
            assertThat(reading.one(other, id)).isEmpty();
            assertThat(agreement.answer(other, id, yes(TEN))).isInstanceOf(Outcome.Unknown.class);
            assertThat(agreement.withdraw(other, id, "nei")).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(desk.propose(specialist, wish(everybody(), ONE))).isInstanceOf(Proposing.Unknown.class);
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'DENIED' AND entity = 'proposal/%s'"
                        .formatted(id)))
                .isEqualTo(9);
    }

    @Test
    void anExpiredHoldIsFreeToSearchAndIsTakenOverByABooking() {
        UUID id = propose(everybody(), TEN);
        expire();
        assertThat(count(HELD)).isEqualTo(3);
        var booked = bookings.book(
                nurse, new BookingRequest(region.patient, with(region.nurse), TEN, thirty(), Topic.OTHER));
        assertThat(booked).isInstanceOf(Booking.Booked.class);
        assertThat(count(HELD)).isEqualTo(2);
        assertThat(count(OVERLAPS)).isZero();
        assertThat(agreement.answer(patient, id, yes(TEN))).isInstanceOf(Outcome.Closed.class);
    }

    @Test
    void anExpiredHoldIsTakenOverByAProposal() {
        propose(everybody(), TEN);
        expire();
        propose(everybody(), TEN);
        assertThat(count(HELD)).isEqualTo(3);
    }

    @Test
    void ofManyAtOnceOneTakesOverAnExpiredHold() throws Exception {
        propose(everybody(), TEN);
        expire();
        var wanted = new BookingRequest(region.patient, everybody(), TEN, thirty(), Topic.OTHER);
        List<Boolean> outcomes = AtOnce.run(
                Stream.<Callable<Boolean>>generate(() -> () -> bookings.book(doctor, wanted) instanceof Booking.Booked)
                        .limit(30)
                        .toList());
        assertThat(outcomes).filteredOn(done -> done).hasSize(1);
        assertThat(count(OVERLAPS)).isZero();
        assertThat(count(HELD)).isZero();
    }

    @Test
    void whatNobodyDecidedInTimeIsLetGoAndItsMakerIsTold() {
        UUID late = propose(everybody(), TEN);
        UUID still = propose(everybody(), ONE);
        expire(late);
        Lapsing lapsing = APPLICATION.getBean(Lapsing.class);
        lapsing.round();
        lapsing.round();
        assertThat(view(patient, late).proposal().state()).isEqualTo(Proposal.State.LAPSED);
        assertThat(view(patient, still).proposal().state()).isEqualTo(Proposal.State.OPEN);
        assertThat(count(HELD)).isEqualTo(3);
        assertThat(count("SELECT count(*) FROM notice WHERE text_key = 'notice.proposal.lapsed' AND person_id = '%s'"
                        .formatted(region.doctor)))
                .isOne();
        assertThat(count("SELECT count(*) FROM notice WHERE state = 'CANCELLED'"))
                .isEqualTo(3);
    }

    @Test
    void whoHasLeftIsNotAskedAnyMore() {
        propose(everybody(), TEN);
        APPLICATION.getBean(Transactions.class).as(SystemPrincipal.DEPARTURE, _ -> {
            APPLICATION
                    .getBean(Departures.class)
                    .carryOut(new Departure(region.patient, Departure.Kind.DIED, Region.NOW));
            return region;
        });
        assertThat(count("SELECT count(*) FROM proposal WHERE state = 'WITHDRAWN'"))
                .isOne();
        assertThat(count(HELD)).isZero();
        assertThat(count("SELECT count(*) FROM notice WHERE state = 'WAITING'")).isZero();
    }

    @Test
    void ofManyProposalsForTheSamePeopleAtOnceOneHolds() throws Exception {
        List<Proposing> outcomes = AtOnce.run(
                Stream.<Callable<Proposing>>generate(() -> () -> desk.propose(doctor, wish(everybody(), TEN, ONE, TWO)))
                        .limit(40)
                        .toList());
        assertThat(outcomes).filteredOn(Proposing.Asked.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Proposing.Taken.class::isInstance).hasSize(39);
        assertThat(count(HELD)).isEqualTo(9);
        assertThat(count(OVERLAPS)).isZero();
    }

    @Test
    void proposalsAndBookingsThatShareSomebodyNeverTakeTheSameTime() throws Exception {
        var groups = List.of(
                with(region.doctor, region.nurse), with(region.nurse, region.specialist), with(region.specialist));
        var starts = List.of(TEN, TEN.plus(Duration.ofMinutes(15)), ONE, ONE.plus(Duration.ofMinutes(20)));
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (Attendees group : groups) {
            for (Instant start : starts) {
                tasks.add(() -> desk.propose(doctor, wish(group, start, TWO)) instanceof Proposing.Asked);
                tasks.add(() -> desk.propose(doctor, wish(group, start)) instanceof Proposing.Asked);
                tasks.add(() ->
                        bookings.book(doctor, new BookingRequest(region.patient, group, start, thirty(), Topic.OTHER))
                                instanceof Booking.Booked);
            }
        }
        List<Boolean> outcomes = AtOnce.run(tasks);
        assertThat(outcomes).contains(true, false);
        assertThat(count(OVERLAPS)).isZero();
        assertThat(count("SELECT count(*) FROM proposal") + count("SELECT count(*) FROM consultation"))
                .isEqualTo(outcomes.stream().filter(done -> done).count());
    }

    @Test
    void ofTheTimesThatFitAllThePatientsBestIsBooked() {
        UUID id = propose(new Attendees(List.of(region.doctor, region.kin), List.of()), TEN, ONE, TWO);
        agreement.answer(kin, id, new Answer(Set.of(TEN, ONE, TWO), ONE, ""));
        var confirmed = (Outcome.Confirmed) agreement.answer(patient, id, new Answer(Set.of(TEN, ONE, TWO), TWO, ""));
        assertThat(bookings.one(doctor, confirmed.consultation())
                        .orElseThrow()
                        .time()
                        .start())
                .isEqualTo(TWO);
    }

    @Test
    void anAnswerByWordOfMouthIsNotedWithWhoSaidItToWhomAndGoesWhenTheyAnswerThemselves() {
        UUID id = propose(new Attendees(List.of(region.doctor, region.kin), List.of()), TEN, ONE);
        Instant said = Region.NOW.minus(Duration.ofMinutes(5));
        var spoken = new Spoken(region.patientPerson, region.kin, said);
        assertThat(agreement.note(doctor, id, yes(ONE), spoken)).isInstanceOf(Outcome.Done.class);
        Party noted = party(id, region.patientPerson);
        assertThat(noted.answers()).containsEntry(ONE, true).containsEntry(TEN, false);
        assertThat(noted.noted()).isEqualTo(new Noted("Kari Testdal", "Dag Testdal", said));
        assertThat(count(
                        "SELECT count(*) FROM audit_event WHERE action = 'UPDATE' AND entity = 'proposal/%s' AND person_id = '%s'"
                                .formatted(id, region.doctor)))
                .isOne();
        agreement.answer(patient, id, yes(TEN));
        assertThat(party(id, region.patientPerson).noted()).isNull();
        assertThat(agreement.note(doctor, id, yes(TEN), new Spoken(region.kin, region.kin, said)))
                .isInstanceOf(Outcome.Confirmed.class);
    }

    @Test
    void onlyThoseWhoArrangeItNoteAnswersAndOnlyOfPatientsAndNextOfKin() {
        UUID id = propose(everybody(), TEN, ONE);
        var spoken = new Spoken(region.patientPerson, region.patientPerson, Region.NOW);
        assertThat(agreement.note(nurse, id, yes(ONE), spoken)).isInstanceOf(Outcome.Unknown.class);
        assertThat(agreement.note(patient, id, yes(ONE), spoken)).isInstanceOf(Outcome.Unknown.class);
        refuses("person", id, new Spoken(region.nurse, region.patientPerson, Region.NOW));
        refuses("saidBy", id, new Spoken(region.patientPerson, region.kin, Region.NOW));
        refuses("saidAt", id, new Spoken(region.patientPerson, region.patientPerson, Region.NOW.plusSeconds(1)));
        assertThat(party(id, region.patientPerson).hasAnswered()).isFalse();
    }

    private void refuses(String field, UUID id, Spoken spoken) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> agreement.note(doctor, id, yes(ONE), spoken))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    private Party party(UUID id, PersonId person) {
        return view(doctor, id).proposal().parties().stream()
                .filter(party -> party.person().equals(person))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersAtTheSameMomentBookOnce() throws Exception {
        UUID id = propose(new Attendees(List.of(region.doctor, region.kin), List.of()), TEN, ONE);
        List<Outcome> outcomes = AtOnce.run(List.of(
                () -> agreement.answer(patient, id, yes(TEN, ONE)),
                () -> agreement.answer(kin, id, yes(TEN, ONE)),
                () -> agreement.answer(patient, id, yes(ONE))));
        assertThat(outcomes).filteredOn(Outcome.Confirmed.class::isInstance).hasSize(1);
        assertThat(count("SELECT count(*) FROM consultation")).isOne();
        assertThat(count(HELD)).isZero();
    }

    @Test
    void refusesWhatCannotBeHeld() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> wish(everybody()))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("times"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> desk.propose(doctor, wish(everybody(), Region.NOW.plus(Duration.ofMinutes(60)))))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("deadline"));
        UUID id = propose(everybody(), TEN);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> agreement.answer(patient, id, yes(ONE)))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("times"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> agreement.confirm(doctor, id, ONE))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("start"));
    }

    private UUID propose(Attendees attendees, Instant... starts) {
        return asked(desk.propose(doctor, wish(attendees, starts)));
    }

    private static UUID asked(Proposing outcome) {
        assertThat(outcome).isInstanceOf(Proposing.Asked.class);
        return ((Proposing.Asked) outcome).id();
    }

    private ProposalWish wish(Attendees attendees, Instant... starts) {
        var times = List.of(starts);
        Instant deadline =
                times.isEmpty() ? deadline() : ProposalRules.deadline(Region.NOW, Duration.ofHours(48), times);
        return new ProposalWish(region.patient, attendees, thirty(), Topic.PLAN_REVIEW, false, times, deadline);
    }

    private static Instant deadline() {
        return Region.NOW.plus(Duration.ofHours(4));
    }

    private ProposalView view(Principal who, UUID id) {
        return reading.one(who, id).orElseThrow();
    }

    private Attendees everybody() {
        return with(region.doctor, region.nurse, region.specialist);
    }

    private static Attendees with(PersonId... people) {
        return new Attendees(List.of(people), List.of());
    }

    private static Answer yes(Instant... starts) {
        return new Answer(Set.of(starts), null, "");
    }

    private static MeetingLength thirty() {
        return new MeetingLength(30);
    }

    private static Attendance attendance(Consultation consultation, PersonId person) {
        return consultation.participant(person).orElseThrow().attendance();
    }

    private static void expire(UUID id) {
        Region.sql("UPDATE proposal SET deadline = '2026-10-19 08:59 Europe/Oslo' WHERE id = ?", id);
        Region.sql("UPDATE occupancy SET expires_at = '2026-10-19 09:00 Europe/Oslo' WHERE proposal_id = ?", id);
    }

    private static void expire() {
        Region.sql("UPDATE proposal SET deadline = '2026-10-19 08:59 Europe/Oslo'");
        Region.sql("UPDATE occupancy SET expires_at = '2026-10-19 09:00 Europe/Oslo' WHERE kind = 'HOLD'");
    }
}
