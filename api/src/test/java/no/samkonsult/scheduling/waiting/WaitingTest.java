package no.samkonsult.scheduling.waiting;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import no.samkonsult.access.Departure;
import no.samkonsult.access.Departures;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.AtOnce;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Attendees.Roles;
import no.samkonsult.scheduling.Booking;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.change.Change;
import no.samkonsult.scheduling.change.ChangeDesk;
import no.samkonsult.scheduling.change.Changing;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.scheduling.waiting.Wish.Offer;
import no.samkonsult.scheduling.waiting.Wish.State;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The waiting list in a real database. On Tuesday the nurse has half an hour at ten, and in that the doctor and she meet. */
class WaitingTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());
    private static final Instant TEN = at(TUESDAY, "10:00");
    private static final String TOLD = "SELECT count(*) FROM notice WHERE text_key = 'notice.waiting.opened'";

    private final WaitingDesk desk = APPLICATION.getBean(WaitingDesk.class);
    private final Openings openings = APPLICATION.getBean(Openings.class);
    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final Region region = Region.fresh();
    private final Principal doctor = region.doctorAtWork();
    private final Principal nurse = region.as(region.nurse, Role.HOME_CARE, region.municipality);

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @BeforeEach
    void theNurseIsBusyButForHalfAnHour() {
        Region.sql("DELETE FROM opening");
        region.busy(region.nurse, between(TUESDAY, "08:00", "10:00"));
        region.busy(region.nurse, between(TUESDAY, "10:30", "15:30"));
    }

    @Test
    void whoWaitsIsToldWhenACancellationLetsThemMeetAndTheirPageSaysWhen() {
        Consultation taken = book(TEN);
        UUID wish = waitFor(Priority.USUAL);
        openings.round();
        assertThat(count(TOLD)).isZero();

        bookings.cancel(doctor, taken.id(), "Ferie");
        assertThat(count("SELECT count(*) FROM opening")).isOne();
        openings.round();

        assertThat(one(wish).offers()).containsExactly(new Offer(TEN, Region.NOW));
        assertThat(count(TOLD + " AND link = '/waiting/%s'".formatted(wish))).isOne();
        assertThat(one(wish).bookingPath()).contains("party." + region.nurse + "=REQUIRED", "minutes=30");
    }

    @Test
    void aMoveOpensTheTimeThatIsGivenUp() {
        Consultation taken = book(TEN);
        UUID wish = waitFor(Priority.USUAL);
        var monday = new Change(taken.id(), 1, at(TUESDAY.plusDays(1), "10:00"), null, null, null, ChangeReason.LATER);
        assertThat(APPLICATION.getBean(ChangeDesk.class).change(doctor, monday)).isInstanceOf(Changing.Changed.class);
        openings.round();
        assertThat(one(wish).offers()).extracting(Offer::start).containsExactly(TEN);
    }

    @Test
    void whatIsFreedInACalendarElsewhereOpensAndWhatIsOnlyMovedDoesNot() {
        region.busy(region.doctor, between(TUESDAY, "10:00", "10:30"));
        UUID wish = waitFor(Priority.USUAL);
        region.busy(region.doctor, between(TUESDAY, "09:45", "10:30"));
        forgetBusy("10:00");
        openings.round();
        assertThat(one(wish).offers()).isEmpty();
        forgetBusy("09:45");
        openings.round();
        assertThat(one(wish).offers()).extracting(Offer::start).containsExactly(TEN);
    }

    @Test
    void newHoursOpenWhatTheyHold() {
        Region.sql("""
                INSERT INTO working_hours_exception (id, practitioner_role_id, days, minutes)
                SELECT gen_random_uuid(), id, '[2026-10-20,2026-10-21)', '{}' FROM practitioner_role WHERE person_id = ?
                """, region.doctor.value());
        UUID wish = waitFor(Priority.USUAL);
        openings.round();
        assertThat(count(TOLD)).isZero();
        Region.sql("DELETE FROM working_hours_exception");
        openings.round();
        assertThat(one(wish).offers()).extracting(Offer::start).containsExactly(TEN);
    }

    @Test
    void heldTimeThatIsLetGoOpens() {
        UUID proposal = UUID.randomUUID();
        Region.sql("""
                INSERT INTO proposal (id, patient_id, controller, topic, minutes, professionals_asked, deadline, created_by, organisation_id, created_at)
                SELECT ?, id, controller, 'OTHER', 30, false, '2026-10-19 12:00 Europe/Oslo', ?, controller, now() FROM patient
                """, proposal, region.doctor.value());
        Region.sql("""
                INSERT INTO occupancy (person_id, during, kind, proposal_id, expires_at)
                VALUES (?, '[2026-10-20 10:00 Europe/Oslo, 2026-10-20 10:30 Europe/Oslo)', 'HOLD', ?, '2026-10-19 12:00 Europe/Oslo')
                """, region.nurse.value(), proposal);
        UUID wish = waitFor(Priority.USUAL);
        Region.sql("DELETE FROM occupancy WHERE kind = 'HOLD'");
        openings.round();
        assertThat(one(wish).offers()).extracting(Offer::start).containsExactly(TEN);
    }

    @Test
    void oneIsToldAtATimeByPriorityAndThenByAgeAndTheNextAfterAWait() {
        Consultation taken = book(TEN);
        UUID third = waitFor(Priority.CAN_WAIT);
        UUID second = waitFor(Priority.USUAL);
        UUID fourth = waitFor(Priority.CAN_WAIT);
        UUID first = waitFor(Priority.SOON);
        bookings.cancel(doctor, taken.id(), "Ferie");
        for (UUID next : List.of(first, second, third, fourth)) {
            assertThat(one(next).offers()).isEmpty();
            openings.round();
            openings.round();
            assertThat(one(next).offers()).hasSize(1);
            assertThat(count("SELECT count(*) FROM opening WHERE due_at = timestamptz '%s' + interval '10 minutes'"
                            .formatted(Region.NOW)))
                    .isOne();
            Region.sql("UPDATE opening SET due_at = '-infinity'");
        }
        assertThat(count(TOLD)).isEqualTo(4);
        openings.round();
        assertThat(count("SELECT count(*) FROM opening")).isZero();
    }

    @Test
    void severalProcessesTellOneOfEachOpening() throws Exception {
        try (ApplicationContext other = Region.application(Map.of())) {
            Consultation taken = book(TEN);
            Consultation later = book(at(TUESDAY.plusDays(1), "10:00"));
            Stream.generate(() -> waitFor(Priority.USUAL)).limit(6).forEach(_ -> {});
            bookings.cancel(doctor, taken.id(), "Ferie");
            bookings.cancel(doctor, later.id(), "Ferie");
            assertThat(count("SELECT count(*) FROM opening")).isOne();
            Openings others = other.getBean(Openings.class);
            AtOnce.run(Stream.of(openings, others, openings, others)
                    .map(each -> Executors.callable(each::round))
                    .toList());
            assertThat(count(TOLD)).isOne();
            assertThat(count("SELECT count(*) FROM waiting_offer")).isOne();
        }
    }

    @Test
    void whatIsTakenAgainBeforeAnybodyLookedIsToldToNobody() {
        Consultation taken = book(TEN);
        waitFor(Priority.USUAL);
        bookings.cancel(doctor, taken.id(), "Ferie");
        book(TEN);
        openings.round();
        assertThat(count(TOLD)).isZero();
        assertThat(count("SELECT count(*) FROM opening")).isZero();
    }

    @Test
    void whoBooksFirstHasItAndWhatIsBookedWaitsNoMore() {
        Consultation taken = book(TEN);
        UUID mine = waitFor(Priority.SOON);
        UUID other = waitFor(Priority.USUAL);
        bookings.cancel(doctor, taken.id(), "Ferie");
        openings.round();
        Region.sql("UPDATE opening SET due_at = '-infinity'");
        openings.round();
        Consultation booked = book(TEN);
        assertThat(bookings.book(doctor, request(TEN))).isInstanceOf(Booking.Taken.class);
        assertThat(one(mine).state()).isEqualTo(State.BOOKED);
        assertThat(one(mine).consultation()).isEqualTo(booked.id());
        assertThat(one(other).state()).isEqualTo(State.BOOKED);
    }

    @Test
    void aConsultationWithoutOneWhoMustBeThereIsNotWhatIsWaitedFor() {
        UUID wish = waitFor(Priority.USUAL);
        var alone = new BookingRequest(
                region.patient,
                new Attendees(List.of(region.doctor), List.of()),
                at(TUESDAY, "13:00"),
                new MeetingLength(30),
                Topic.OTHER);
        assertThat(bookings.book(doctor, alone)).isInstanceOf(Booking.Booked.class);
        assertThat(one(wish).state()).isEqualTo(State.WAITING);
    }

    @Test
    void expiresAtItsDeadlineAndSaysSo() {
        UUID wish = waitFor(Priority.USUAL);
        Region.sql("UPDATE waiting_wish SET deadline = '2026-10-19 09:00 Europe/Oslo'");
        openings.round();
        openings.round();
        assertThat(one(wish).state()).isEqualTo(State.EXPIRED);
        assertThat(count("SELECT count(*) FROM notice WHERE text_key = 'notice.waiting.expired'"))
                .isOne();
        assertThat(desk.withdraw(doctor, wish)).isEqualTo(WaitingDesk.Withdrawal.CLOSED);
    }

    @Test
    void whatIsWithdrawnOrIsForAPatientWhoHasDiedIsToldOfNoMore() {
        Consultation taken = book(TEN);
        UUID withdrawn = waitFor(Priority.USUAL);
        UUID ended = waitFor(Priority.USUAL);
        assertThat(desk.withdraw(doctor, withdrawn)).isEqualTo(WaitingDesk.Withdrawal.DONE);
        APPLICATION.getBean(Departures.class).carryOut(new Departure(region.patient, Departure.Kind.DIED, Region.NOW));
        assertThat(one(withdrawn).state()).isEqualTo(State.WITHDRAWN);
        assertThat(one(ended).state()).isEqualTo(State.ENDED);
        assertThat(bookings.one(doctor, taken.id()).orElseThrow().isBooked()).isFalse();
        openings.round();
        assertThat(count(TOLD)).isZero();
    }

    @Test
    void onlyThoseWhoArrangeForThePatientAtTheSameOfficeSeeItAndOthersAreTurnedAway() {
        UUID wish = waitFor(Priority.USUAL);
        PersonId partner = region.practitioner("Pernille", Role.GENERAL_PRACTITIONER, region.office);
        Principal colleague = region.as(partner, Role.GENERAL_PRACTITIONER, region.office);
        Principal patient = region.as(region.patientPerson, Role.PATIENT, null);
        Stream.of(colleague, nurse, patient).forEach(who -> {
            assertThat(desk.one(who, wish)).isEmpty();
            assertThat(desk.withdraw(who, wish)).isEqualTo(WaitingDesk.Withdrawal.UNKNOWN);
            assertThat(desk.mine(who)).isEmpty();
        });
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'DENIED'"))
                .isEqualTo(6);
        region.relate(partner, "GP_LIST");
        assertThat(desk.mine(colleague)).extracting(Wish::id).containsExactly(wish);
        assertThat(desk.add(patient, wanted(Priority.SOON))).isEmpty();
    }

    @Test
    void refusesWhatCannotBeWaitedFor() {
        refuses(
                "required",
                () -> new Wanted(
                        region.patient,
                        new Attendees(List.of(region.doctor), List.of(), Roles.NONE, List.of(region.room("Møterom 2"))),
                        new MeetingLength(30),
                        Topic.OTHER,
                        TimeRange.of(TEN, Duration.ofHours(1)),
                        TEN,
                        Priority.USUAL));
        refuses(
                "to",
                () -> new Wanted(
                        region.patient,
                        everybody(),
                        new MeetingLength(30),
                        Topic.OTHER,
                        TimeRange.of(TEN, Duration.ofDays(61)),
                        TEN,
                        Priority.USUAL));
        refuses(
                "to",
                () -> new Wanted(
                        region.patient,
                        everybody(),
                        new MeetingLength(30),
                        Topic.OTHER,
                        TimeRange.of(TEN, Duration.ofMinutes(25)),
                        TEN,
                        Priority.USUAL));
        refuses(
                "deadline",
                () -> new Wanted(
                        region.patient,
                        everybody(),
                        new MeetingLength(30),
                        Topic.OTHER,
                        TimeRange.of(TEN, Duration.ofHours(1)),
                        TEN.plus(Duration.ofHours(2)),
                        Priority.USUAL));
        refuses(
                "deadline",
                () -> desk.add(
                        doctor,
                        new Wanted(
                                region.patient,
                                everybody(),
                                new MeetingLength(30),
                                Topic.OTHER,
                                TimeRange.of(TEN, Duration.ofHours(1)),
                                Region.NOW,
                                Priority.USUAL)));
    }

    /** As when an entry of the doctor's calendar elsewhere is gone. */
    private void forgetBusy(String from) {
        Region.sql(
                "DELETE FROM occupancy WHERE person_id = ? AND kind = 'BUSY' AND lower(during) = ?::timestamptz",
                region.doctor.value(),
                at(TUESDAY, from).toString());
    }

    private static void refuses(String field, ThrowingCallable act) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(act).matches(refused -> refused.field()
                .equals(field));
    }

    private UUID waitFor(Priority priority) {
        return desk.add(doctor, wanted(priority)).orElseThrow();
    }

    private Wanted wanted(Priority priority) {
        TimeRange day = WallClockRules.day(TUESDAY);
        return new Wanted(region.patient, everybody(), new MeetingLength(30), Topic.OTHER, day, day.end(), priority);
    }

    private Wish one(UUID id) {
        return desk.one(doctor, id).orElseThrow();
    }

    private Consultation book(Instant start) {
        return ((Booking.Booked) bookings.book(doctor, request(start))).consultation();
    }

    private BookingRequest request(Instant start) {
        return new BookingRequest(region.patient, everybody(), start, new MeetingLength(30), Topic.OTHER);
    }

    private Attendees everybody() {
        return new Attendees(List.of(region.doctor, region.nurse), List.of());
    }
}
