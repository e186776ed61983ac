package no.samkonsult.scheduling;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BookingsTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());
    private static final String DOUBLE_BOOKINGS = """
            SELECT count(*) FROM occupancy a JOIN occupancy b
            ON a.person_id = b.person_id AND a.id < b.id AND a.during && b.during
            WHERE a.kind = 'BOOKED' AND b.kind = 'BOOKED'
            """;

    private static final String OPENED_BY_CONSULTATION = """
            SELECT count(*) FROM care_relation
            WHERE ground = 'CONSULTATION' AND measurements AND valid @> timestamptz '2026-10-20 10:00 Europe/Oslo'
            """;

    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final JointSearch search = APPLICATION.getBean(JointSearch.class);
    private final Region region = Region.fresh();

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void findsWhatIsFreeAndBooksItForEverybody() {
        region.busy(region.nurse, between(TUESDAY, "07:00", "10:00"));
        var found = (Search.Found) search.search(
                region.doctorAtWork(),
                new SearchRequest(region.patient, everybody(), between(TUESDAY, "08:00", "15:30"), thirty(), 10));
        Instant start = at(TUESDAY, "10:00");
        assertThat(found.result().candidates())
                .extracting(candidate -> candidate.time().start())
                .contains(start)
                .allMatch(offered -> !offered.isBefore(start));

        var consultation = booked(book(start));
        assertThat(consultation.localStart()).isEqualTo(LocalDateTime.of(2026, 10, 20, 10, 0));
        assertThat(consultation.zone()).isEqualTo("Europe/Oslo");
        assertThat(consultation.controller()).isEqualTo(region.municipality);
        assertThat(consultation.participants())
                .extracting(Participant::person, Participant::attendance)
                .containsExactlyInAnyOrder(
                        tuple(region.patientPerson, Attendance.INVITED),
                        tuple(region.doctor, Attendance.ACCEPTED),
                        tuple(region.nurse, Attendance.INVITED),
                        tuple(region.specialist, Attendance.INVITED));
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED'"))
                .isEqualTo(4);
    }

    @Test
    void ofTwoHundredAtOnceOneGetsTheSlotAndTheOthersFreshAlternatives() throws Exception {
        List<Booking> outcomes = AtOnce.run(IntStream.range(0, 200)
                .<Callable<Booking>>mapToObj(_ -> () -> book(at(TUESDAY, "10:00")))
                .toList());
        assertThat(outcomes).filteredOn(Booking.Booked.class::isInstance).hasSize(1);
        var slot = between(TUESDAY, "10:00", "10:30");
        assertThat(outcomes)
                .filteredOn(Booking.Taken.class::isInstance)
                .hasSize(199)
                .allSatisfy(outcome -> assertThat(((Booking.Taken) outcome).alternatives())
                        .hasSizeGreaterThanOrEqualTo(3)
                        .noneMatch(alternative -> alternative.time().overlaps(slot)));
        assertThat(count(DOUBLE_BOOKINGS)).isZero();
        assertThat(count("SELECT count(*) FROM consultation")).isOne();
    }

    @Test
    void nobodyIsBookedTwiceWhenGroupsThatShareSomebodyBookAtOnce() throws Exception {
        var pairs = List.of(
                List.of(region.doctor, region.nurse),
                List.of(region.nurse, region.specialist),
                List.of(region.specialist, region.doctor));
        var starts = List.of("08:00", "08:10", "08:20", "09:00", "09:05");
        List<Callable<Booking>> wishes = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            for (var pair : pairs) {
                starts.forEach(start -> wishes.add(() -> book(new Attendees(pair, List.of()), at(TUESDAY, start))));
            }
        }
        List<Booking> outcomes = AtOnce.run(wishes);
        assertThat(count(DOUBLE_BOOKINGS)).isZero();
        long booked = outcomes.stream().filter(Booking.Booked.class::isInstance).count();
        assertThat(booked).isPositive();
        assertThat(count("SELECT count(*) FROM consultation")).isEqualTo(booked);
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(3 * booked);
    }

    @Test
    void takesNobodysTimeWhenOneIsBusy() {
        region.busy(region.specialist, between(TUESDAY, "10:20", "10:40"));
        assertThat(book(at(TUESDAY, "10:00")))
                .isInstanceOfSatisfying(Booking.Taken.class, taken -> assertThat(taken.alternatives())
                        .hasSizeGreaterThanOrEqualTo(3));
        assertThat(count("SELECT count(*) FROM occupancy WHERE kind = 'BOOKED'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM consultation")).isZero();
        assertThat(count("SELECT count(*) FROM care_relation WHERE ground = 'CONSULTATION'"))
                .isZero();
    }

    @Test
    void theDatabaseItselfRefusesToBookAPersonTwice() {
        booked(book(at(TUESDAY, "10:00")));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Region.sql("""
                        INSERT INTO occupancy (person_id, during, kind, consultation_id)
                        SELECT person_id, during, kind, consultation_id FROM occupancy LIMIT 1"""))
                .havingCause()
                .withMessageContaining("nobody_is_booked_twice");
    }

    @Test
    void whoWorksInTwoPlacesIsBusyInBoth() {
        region.post(region.doctor, Role.NURSING_HOME_DOCTOR, region.municipality, List.of("16:00", "18:00"));
        var withDoctor = new Attendees(List.of(region.doctor), List.of());
        var evening = booked(book(withDoctor, at(TUESDAY, "16:30")));
        assertThat(evening.participant(region.doctor).orElseThrow().role()).isEqualTo(Role.NURSING_HOME_DOCTOR);
        assertThat(book(withDoctor, at(TUESDAY, "16:45"))).isInstanceOf(Booking.Taken.class);
    }

    @Test
    void goesAheadWithoutAnOptionalPartyWhoIsBusy() {
        region.busy(region.specialist, between(TUESDAY, "10:00", "11:00"));
        var attendees = new Attendees(List.of(region.doctor), List.of(region.specialist, region.kin));
        var consultation = booked(book(attendees, at(TUESDAY, "10:00")));
        assertThat(consultation.participant(region.specialist).orElseThrow().attendance())
                .isEqualTo(Attendance.UNAVAILABLE);
        assertThat(consultation.participant(region.kin).orElseThrow().attendance())
                .isEqualTo(Attendance.INVITED);
        assertThat(bookings.mine(region.as(region.specialist, Role.SPECIALIST, region.hospital), Region.NOW, 10))
                .isEmpty();
    }

    @Test
    void cancellingGivesTheTimeBackAndEndsTheGround() {
        var consultation = booked(book(at(TUESDAY, "10:00")));
        assertThat(count(OPENED_BY_CONSULTATION)).isEqualTo(3);

        assertThat(bookings.cancel(region.doctorAtWork(), consultation.id(), "Legen er sjuk"))
                .isInstanceOfSatisfying(Cancellation.Cancelled.class, cancelled -> {
                    assertThat(cancelled.consultation().cancelReason()).isEqualTo("Legen er sjuk");
                    assertThat(cancelled.consultation().version()).isEqualTo(2);
                });
        assertThat(count("SELECT count(*) FROM occupancy")).isZero();
        assertThat(count(OPENED_BY_CONSULTATION)).isZero();
        assertThat(bookings.cancel(region.doctorAtWork(), consultation.id(), "igjen"))
                .isInstanceOf(Cancellation.AlreadyCancelled.class);
        assertThat(book(at(TUESDAY, "10:00"))).isInstanceOf(Booking.Booked.class);
    }

    @Test
    void everybodyIsToBeToldAndRemindedUnlessItIsCancelledBeforeAnybodyWas() {
        String waiting = "SELECT count(*) FROM invitation WHERE due_at IS NOT NULL AND method = 'REQUEST'";
        var consultation = booked(book(at(TUESDAY, "10:00")));
        assertThat(count(waiting)).isEqualTo(4);
        assertThat(count("SELECT count(*) FROM consultation_reminder")).isEqualTo(3);

        bookings.cancel(region.doctorAtWork(), consultation.id(), "Legen er sjuk");
        assertThat(count("SELECT count(*) FROM invitation WHERE due_at IS NOT NULL"))
                .isZero();
        assertThat(count("SELECT count(*) FROM consultation_reminder")).isZero();
    }

    @Test
    void whatIsNotBookedIsToldToNobody() {
        region.busy(region.specialist, between(TUESDAY, "10:20", "10:40"));
        book(at(TUESDAY, "10:00"));
        assertThat(count("SELECT count(*) FROM invitation")).isZero();
    }

    @Test
    void participantsSeeItAndOthersAreToldThatItDoesNotExist() {
        var consultation =
                booked(book(new Attendees(List.of(region.doctor, region.nurse), List.of()), at(TUESDAY, "10:00")));
        var nurse = region.as(region.nurse, Role.HOME_CARE, region.municipality);
        var specialist = region.as(region.specialist, Role.SPECIALIST, region.hospital);
        assertThat(bookings.mine(nurse, Region.NOW, 10)).containsExactly(consultation);
        assertThat(bookings.one(nurse, consultation.id())).contains(consultation);
        assertThat(bookings.one(specialist, consultation.id())).isEmpty();
        assertThat(bookings.cancel(specialist, consultation.id(), "nei")).isInstanceOf(Cancellation.Unknown.class);
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'READ' AND ground = 'CONSULTATION'"))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM audit_event WHERE action = 'DENIED'"))
                .isEqualTo(2);
    }

    @Test
    void nobodySearchesOrBooksForAPatientWithoutAGround() {
        var specialist = region.as(region.specialist, Role.SPECIALIST, region.hospital);
        assertThat(bookings.book(specialist, request(everybody(), at(TUESDAY, "10:00"))))
                .isInstanceOf(Booking.Unknown.class);
        assertThat(search.search(
                        specialist,
                        new SearchRequest(
                                region.patient, everybody(), between(TUESDAY, "08:00", "15:30"), thirty(), 10)))
                .isInstanceOf(Search.Unknown.class);
        assertThat(bookings.book(
                        region.as(region.patientPerson, Role.PATIENT, region.municipality),
                        request(everybody(), at(TUESDAY, "10:00"))))
                .isInstanceOf(Booking.Unknown.class);
    }

    @Test
    void keepsTheClockTimeAfterTheClocksHaveChanged() {
        LocalDate monday = Region.MONDAY_AFTER_THE_CLOCKS_CHANGED;
        var found = (Search.Found) search.search(
                region.doctorAtWork(),
                new SearchRequest(
                        region.patient,
                        everybody(),
                        TimeRange.of(at(monday.minusDays(2), "00:00"), Duration.ofDays(3)),
                        thirty(),
                        50));
        assertThat(found.result().candidates())
                .extracting(candidate -> candidate.time().start())
                .contains(Instant.parse("2026-10-26T07:00:00Z"), Instant.parse("2026-10-26T12:00:00Z"))
                .allMatch(start -> !start.isBefore(Instant.parse("2026-10-26T07:00:00Z")));
    }

    @Test
    void findsBusyTimeThatBeganLongBeforeTheWindow() {
        region.busy(region.nurse, TimeRange.of(at(TUESDAY, "12:30").minus(Duration.ofDays(31)), Duration.ofDays(31)));
        var found = (Search.Found) search.search(
                region.doctorAtWork(),
                new SearchRequest(region.patient, everybody(), between(TUESDAY, "08:00", "13:00"), thirty(), 50));
        assertThat(found.result().candidates())
                .extracting(SearchResult.Candidate::time)
                .containsExactly(between(TUESDAY, "12:30", "13:00"));
    }

    @Test
    void refusesWhoCannotTakePartAndWhatIsPast() {
        var stranger = new PersonId(UUID.randomUUID());
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> book(new Attendees(List.of(stranger), List.of()), at(TUESDAY, "10:00")))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("required"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> book(Region.NOW.minusSeconds(300)))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("start"));
    }

    private Booking book(Instant start) {
        return book(everybody(), start);
    }

    private Booking book(Attendees attendees, Instant start) {
        return bookings.book(region.doctorAtWork(), request(attendees, start));
    }

    private BookingRequest request(Attendees attendees, Instant start) {
        return new BookingRequest(region.patient, attendees, start, thirty(), Topic.PLAN_REVIEW);
    }

    private Attendees everybody() {
        return new Attendees(List.of(region.doctor, region.nurse, region.specialist), List.of());
    }

    private static MeetingLength thirty() {
        return new MeetingLength(30);
    }

    private static Consultation booked(Booking outcome) {
        assertThat(outcome).isInstanceOf(Booking.Booked.class);
        return ((Booking.Booked) outcome).consultation();
    }
}
