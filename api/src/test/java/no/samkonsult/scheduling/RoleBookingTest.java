package no.samkonsult.scheduling;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static no.samkonsult.scheduling.Region.between;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.scheduling.Attendees.Roles;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.SearchResult.NearMiss;
import no.samkonsult.scheduling.SearchResult.Reason;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Any one of a role: three nurses of one municipality, Nina, Oda and Pia in the order of their names. */
class RoleBookingTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());
    private static final TimeRange ALL_DAY = between(TUESDAY, "08:00", "15:30");
    private static final String DOUBLE_BOOKINGS = """
            SELECT count(*) FROM occupancy a JOIN occupancy b
            ON a.person_id = b.person_id AND a.id < b.id AND a.during && b.during
            """;

    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final JointSearch search = APPLICATION.getBean(JointSearch.class);
    private final Region region = Region.fresh();
    private final PersonId oda = region.practitioner("Oda", Role.HOME_CARE, region.municipality);
    private final PersonId pia = region.practitioner("Pia", Role.HOME_CARE, region.municipality);
    private final AnyOf nurses = new AnyOf(Role.HOME_CARE, region.municipality, null);

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void eachTimeNamesWhoWouldComeAndTheirDaysAreFilledEvenly() {
        region.busy(region.nurse, between(TUESDAY, "14:00", "14:10"));
        region.busy(oda, between(TUESDAY, "08:00", "10:00"));
        assertThat(found(between(TUESDAY, "09:00", "10:00")))
                .extracting(Candidate::chosen)
                .containsOnly(Map.of(nurses, pia));
        region.busy(pia, between(TUESDAY, "09:30", "10:00"));
        assertThat(found(between(TUESDAY, "09:30", "10:00")))
                .extracting(Candidate::chosen)
                .containsExactly(Map.of(nurses, region.nurse));
    }

    @Test
    void thoseWhoAreNamedAreBookedAndAnotherWhereTheyAreTaken() {
        assertThat(nurse(book(region.patient, "10:00", Set.of(pia)))).isEqualTo(pia);
        assertThat(nurse(book(region.anotherPatient(), "10:00", Set.of(pia)))).isEqualTo(region.nurse);
    }

    @Test
    void aNearMissAndAReasonSayThatNobodyOfTheRoleCan() {
        Stream.of(region.nurse, oda, pia).forEach(nurse -> region.busy(nurse, ALL_DAY));
        SearchResult result = result(ALL_DAY);
        assertThat(result.reasons()).containsExactly(new Reason.PartyUnavailable(nurses));
        assertThat(result.nearMisses()).extracting(NearMiss::busy).containsOnly(nurses);
        assertThat(attempt(region.patient, "10:00", Set.of())).isInstanceOf(Booking.Taken.class);
        assertThat(count("SELECT count(*) FROM consultation")).isZero();
    }

    @Test
    void whoIsAskedByNameIsNotCountedTwice() {
        Stream.of(oda, pia).forEach(nurse -> region.busy(nurse, ALL_DAY));
        var both = new Attendees(List.of(region.nurse), List.of(), new Roles(List.of(nurses), List.of(), Set.of()));
        assertThat(bookings.book(region.doctorAtWork(), request(region.patient, both, "10:00")))
                .isInstanceOf(Booking.Taken.class);
    }

    @Test
    void anOptionalRoleIsLeftEmptyWhereNobodyCan() {
        Stream.of(region.nurse, oda, pia).forEach(nurse -> region.busy(nurse, between(TUESDAY, "10:00", "11:00")));
        var perhaps = new Attendees(List.of(region.doctor), List.of(), new Roles(List.of(), List.of(nurses), Set.of()));
        assertThat(booked(bookings.book(region.doctorAtWork(), request(region.patient, perhaps, "10:00")))
                        .participants())
                .hasSize(2);
        assertThat(booked(bookings.book(region.doctorAtWork(), request(region.anotherPatient(), perhaps, "11:00")))
                        .participants())
                .hasSize(3)
                .anySatisfy(participant -> {
                    assertThat(participant.role()).isEqualTo(Role.HOME_CARE);
                    assertThat(participant.required()).isFalse();
                });
    }

    /** Dag is at work as a GP until 15:30, and from 15:00 at the nursing home. */
    @Test
    void whoHoldsAnotherRoleTooComesInTheHoursOfTheRole() {
        region.post(region.doctor, Role.NURSING_HOME_DOCTOR, region.municipality, List.of("15:00", "18:00"));
        var doctors = new AnyOf(Role.NURSING_HOME_DOCTOR, region.municipality, null);
        var asked = new Attendees(List.of(), List.of(), new Roles(List.of(doctors), List.of(), Set.of()));
        assertThat(bookings.book(region.doctorAtWork(), request(region.patient, asked, "14:00")))
                .isInstanceOf(Booking.Taken.class);
        assertThat(booked(bookings.book(region.doctorAtWork(), request(region.patient, asked, "15:00")))
                        .participant(region.doctor))
                .map(Participant::role)
                .contains(Role.NURSING_HOME_DOCTOR);
    }

    @Test
    void onlyThoseOfTheSpecialtyComeForIt() {
        PersonId heart = region.practitioner("Hilde", Role.SPECIALIST, region.hospital);
        Region.sql("UPDATE practitioner_role SET specialty = 'kardiologi' WHERE person_id = ?", heart.value());
        var cardiologists = new AnyOf(Role.SPECIALIST, region.hospital, "kardiologi");
        var asked = new Attendees(List.of(), List.of(), new Roles(List.of(cardiologists), List.of(), Set.of()));
        assertThat(booked(bookings.book(region.doctorAtWork(), request(region.patient, asked, "10:00")))
                        .participant(heart))
                .isPresent();
        assertThat(bookings.book(region.doctorAtWork(), request(region.anotherPatient(), asked, "10:00")))
                .isInstanceOf(Booking.Taken.class);
    }

    @Test
    void ofManyAtOnceAsManyAreBookedAsHoldTheRole() throws Exception {
        List<Booking> outcomes = AtOnce.run(Stream.generate(region::anotherPatient)
                .limit(24)
                .<Callable<Booking>>map(patient -> () -> attempt(patient, "10:00", Set.of(region.nurse)))
                .toList());
        assertThat(outcomes.stream()
                        .filter(Booking.Booked.class::isInstance)
                        .map(RoleBookingTest::booked)
                        .map(RoleBookingTest::nurse))
                .containsExactlyInAnyOrder(region.nurse, oda, pia);
        assertThat(count(DOUBLE_BOOKINGS)).isZero();
        assertThat(count("SELECT count(*) FROM consultation")).isEqualTo(3);
        assertThat(count("SELECT count(*) FROM occupancy")).isEqualTo(6);
    }

    @Test
    void aRoleThatNobodyHoldsIsRefusedByName() {
        var nobody = new AnyOf(Role.OUT_OF_HOURS_DOCTOR, region.hospital, null);
        var asked = new Attendees(List.of(), List.of(), new Roles(List.of(nobody), List.of(), Set.of()));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> bookings.book(region.doctorAtWork(), request(region.patient, asked, "10:00")))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("role"));
    }

    @Test
    void aProposalAsksPeopleByName() {
        var holds = APPLICATION.getBean(Holds.class);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> holds.hold(
                        UUID.randomUUID(),
                        List.of(request(region.patient, attendees(Set.of()), "10:00")),
                        region.doctor,
                        at(TUESDAY, "08:00")))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo("required"));
    }

    @Test
    void rolesThatSeveralHoldAreFoundByWorkplaceOfWhoeverArranges() {
        assertThat(search.roles(region.doctorAtWork(), null, "municip"))
                .extracting(Invitee::asked)
                .containsExactly(nurses);
        assertThat(search.roles(region.doctorAtWork(), Role.SPECIALIST, "")).isEmpty();
        assertThat(search.roles(region.as(region.patientPerson, Role.PATIENT, region.municipality), null, "municip"))
                .isEmpty();
    }

    private SearchResult result(TimeRange window) {
        var request = new SearchRequest(region.patient, attendees(Set.of()), window, new MeetingLength(30), 10);
        return ((Search.Found) search.search(region.doctorAtWork(), request)).result();
    }

    private List<Candidate> found(TimeRange window) {
        return result(window).candidates();
    }

    private Consultation book(PatientId patient, String start, Set<PersonId> named) {
        return booked(attempt(patient, start, named));
    }

    private Booking attempt(PatientId patient, String start, Set<PersonId> named) {
        return bookings.book(region.doctorAtWork(), request(patient, attendees(named), start));
    }

    private Attendees attendees(Set<PersonId> named) {
        return new Attendees(List.of(), List.of(), new Roles(List.of(nurses), List.of(), named));
    }

    private static BookingRequest request(PatientId patient, Attendees attendees, String start) {
        return new BookingRequest(patient, attendees, at(TUESDAY, start), new MeetingLength(30), Topic.OTHER);
    }

    private static Consultation booked(Booking outcome) {
        assertThat(outcome).isInstanceOf(Booking.Booked.class);
        return ((Booking.Booked) outcome).consultation();
    }

    private static PersonId nurse(Consultation consultation) {
        return consultation.participants().stream()
                .filter(participant -> participant.role() == Role.HOME_CARE)
                .map(Participant::person)
                .findFirst()
                .orElseThrow();
    }
}
