package no.samkonsult.scheduling;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static no.samkonsult.scheduling.Region.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import no.samkonsult.scheduling.Attendees.Roles;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.scheduling.change.Change;
import no.samkonsult.scheduling.change.ChangeDesk;
import no.samkonsult.scheduling.change.Changing;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A room that is to be had every weekday from 10:00 to 12:00, booked with the doctor. */
class ResourceBookingTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());
    private static final TimeRange ALL_DAY = between(TUESDAY, "08:00", "15:30");
    private static final String TAKEN = "SELECT count(*) FROM occupancy WHERE resource_id IS NOT NULL";

    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final JointSearch search = APPLICATION.getBean(JointSearch.class);
    private final ChangeDesk changes = APPLICATION.getBean(ChangeDesk.class);
    private final Region region = Region.fresh();
    private final UUID room = region.room("Møterom 2");

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void meetsWhenPeopleAndRoomCanAndTakesTheTimeOfBoth() {
        assertThat(result(ALL_DAY).candidates())
                .extracting(Candidate::time)
                .isNotEmpty()
                .allMatch(between(TUESDAY, "10:00", "12:00")::contains);
        Consultation booked = booked(book(region.patient, "10:00"));
        assertThat(count(TAKEN)).isOne();
        assertThat(bookings.resources(region.doctorAtWork(), booked)).containsExactly("Møterom 2, MUNICIPALITY");
        assertThat(count("SELECT count(*) FROM invitation"))
                .as("the patient and the doctor")
                .isEqualTo(2);
    }

    @Test
    void aRoomThatIsTakenIsNamedAndNobodysTimeIsTaken() {
        booked(book(region.patient, "10:00"));
        var nurse = new Attendees(List.of(region.nurse), List.of(), Roles.NONE, List.of(room));
        assertThat(bookings.book(region.doctorAtWork(), request(region.anotherPatient(), nurse, at(TUESDAY, "10:15"))))
                .isInstanceOf(Booking.Taken.class);
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(3);
        SearchResult found = result(between(TUESDAY, "12:00", "15:30"));
        assertThat(found.reasons())
                .contains(new Reason.NoCommonWorkingHours(), new Reason.PartyUnavailable(new Asked.Thing(room)));
    }

    @Test
    void ofManyAtOnceOneGetsTheRoom() throws Exception {
        List<BookingRequest> requests = IntStream.range(0, 16)
                .mapToObj(i -> i % 2 == 0 ? region.nurse : region.specialist)
                .map(person -> new Attendees(List.of(person), List.of(), Roles.NONE, List.of(room)))
                .map(attendees -> request(region.anotherPatient(), attendees, at(TUESDAY, "10:00")))
                .toList();
        List<Booking> outcomes = AtOnce.run(requests.stream()
                .<Callable<Booking>>map(request -> () -> bookings.book(region.doctorAtWork(), request))
                .toList());
        assertThat(outcomes).filteredOn(Booking.Booked.class::isInstance).hasSize(1);
        assertThat(count(TAKEN)).isOne();
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(3);
    }

    @Test
    void theRoomMovesWithTheMeetingAndIsFreeOnceItIsCancelled() {
        Consultation booked = booked(book(region.patient, "10:00"));
        assertThat(move(booked, "11:00")).isInstanceOf(Changing.Changed.class);
        assertThat(count(TAKEN + " AND lower(during) = '%s'".formatted(at(TUESDAY, "11:00"))))
                .isOne();
        assertThat(count(TAKEN)).isOne();
        assertThat(move(booked, "13:00")).as("the room is closed").isInstanceOf(Changing.Taken.class);
        bookings.cancel(region.doctorAtWork(), booked.id(), "Utsett");
        assertThat(count(TAKEN)).isZero();
    }

    @Test
    void whatIsClosedIsNotToBeHadAndIsFoundByNobody() {
        assertThat(search.resources(region.doctorAtWork(), "møterom"))
                .extracting(Resource::id)
                .containsExactly(room);
        assertThat(search.resources(region.as(region.patientPerson, Role.PATIENT, null), "møterom"))
                .isEmpty();
        sql("UPDATE resource SET closed_at = now()");
        assertThat(search.resources(region.doctorAtWork(), "møterom")).isEmpty();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> book(region.patient, "10:00"))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("resources"));
    }

    private SearchResult result(TimeRange window) {
        var request = new SearchRequest(region.patient, attendees(), window, new MeetingLength(30), 20);
        return ((Search.Found) search.search(region.doctorAtWork(), request)).result();
    }

    private Booking book(PatientId patient, String start) {
        return bookings.book(region.doctorAtWork(), request(patient, attendees(), at(TUESDAY, start)));
    }

    private Changing move(Consultation booked, String start) {
        return changes.change(
                region.doctorAtWork(),
                new Change(booked.id(), null, at(TUESDAY, start), null, null, null, ChangeReason.LATER));
    }

    private Attendees attendees() {
        return new Attendees(List.of(region.doctor), List.of(), Roles.NONE, List.of(room));
    }

    private static BookingRequest request(PatientId patient, Attendees attendees, Instant start) {
        return new BookingRequest(patient, attendees, start, new MeetingLength(30), Topic.OTHER);
    }

    private static Consultation booked(Booking outcome) {
        assertThat(outcome).isInstanceOf(Booking.Booked.class);
        return ((Booking.Booked) outcome).consultation();
    }
}
