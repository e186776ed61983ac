package no.samkonsult.scheduling.basis;

import static no.samkonsult.scheduling.Region.TUESDAY;
import static no.samkonsult.scheduling.Region.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Booking;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BasesTest {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());

    private final Bases bases = APPLICATION.getBean(Bases.class);
    private final Bookings bookings = APPLICATION.getBean(Bookings.class);
    private final Region region = Region.fresh();
    private final Principal doctor = region.doctorAtWork();
    private final Principal nurse = region.as(region.nurse, Role.HOME_CARE, region.municipality);
    private final Principal specialist = region.as(region.specialist, Role.SPECIALIST, region.hospital);
    private final Principal patient = region.as(region.patientPerson, Role.PATIENT, null);
    private final Consultation consultation = book();
    private final UUID id = consultation.id();

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void eachHospitalAndNobodyElseHasABasisToState() {
        assertThat(bases.of(doctor, id)).extracting(HospitalBasis::organisation).containsExactly(region.hospital);
        assertThat(bases.of(doctor, id).getFirst().basis()).isNull();
        assertThatThrownBy(() -> bases.state(doctor, id, region.municipality, Basis.CURRENT_REFERRAL))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatIsChosenIsABasisOrNothingBeforeAnythingIsBooked() {
        assertThat(Basis.chosen(null)).isEmpty();
        assertThat(Basis.chosen("")).isEmpty();
        assertThat(Basis.chosen("NEW_REFERRAL_NEEDED")).contains(Basis.NEW_REFERRAL_NEEDED);
        assertThatThrownBy(() -> Basis.chosen("OTHER"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("CURRENT_REFERRAL");
    }

    @Test
    void aMissingReferralIsOnTheListUntilSomebodyHasSeenToIt() {
        bases.state(doctor, consultation, Basis.NEW_REFERRAL_NEEDED);
        assertThat(bases.missing(nurse, 10, 0))
                .extracting(MissingReferral::consultation)
                .containsExactly(id);
        assertThat(bases.refer(specialist, id, region.hospital)).isTrue();
        HospitalBasis now = bases.of(nurse, id).getFirst();
        assertThat(now.referredBy()).isEqualTo("Siri Testdal");
        assertThat(now.referredAt()).isEqualTo(Region.NOW);
        assertThat(now.lacksReferral()).isFalse();
        assertThat(bases.missing(nurse, 10, 0)).isEmpty();
        assertThatThrownBy(() -> bases.refer(specialist, id, region.hospital)).isInstanceOf(InvalidInput.class);
        assertThat(Region.count(
                        "SELECT count(*) FROM audit_event WHERE action = 'UPDATE' AND entity = 'consultation/%s'"
                                .formatted(id)))
                .isOne();
    }

    @Test
    void theHospitalStatesAnewAndWhatWasSeenToIsForWhatWasSaidBefore() {
        assertThat(bases.state(doctor, id, region.hospital, Basis.NEW_REFERRAL_NEEDED))
                .isTrue();
        bases.refer(doctor, id, region.hospital);
        assertThat(bases.state(specialist, id, region.hospital, Basis.NEW_REFERRAL_NEEDED))
                .isTrue();
        assertThat(bases.of(doctor, id).getFirst().lacksReferral()).isTrue();
        assertThat(bases.of(doctor, id).getFirst().statedBy()).isEqualTo("Siri Testdal");
    }

    @Test
    void thePatientAndStrangersNeitherReadNorState() {
        bases.state(doctor, consultation, Basis.NEW_REFERRAL_NEEDED);
        Principal stranger = region.as(
                region.practitioner("Tor", Role.SPECIALIST, region.hospital), Role.SPECIALIST, region.hospital);
        assertThat(bases.of(patient, id)).isEmpty();
        assertThat(bases.state(patient, id, region.hospital, Basis.CURRENT_REFERRAL))
                .isFalse();
        assertThat(bases.state(stranger, id, region.hospital, Basis.CURRENT_REFERRAL))
                .isFalse();
        assertThat(bases.refer(stranger, id, region.hospital)).isFalse();
        assertThat(bases.missing(stranger, 10, 0)).isEmpty();
        assertThat(bases.of(doctor, id).getFirst().basis()).isEqualTo(Basis.NEW_REFERRAL_NEEDED);
    }

    private Consultation book() {
        var request = new BookingRequest(
                region.patient,
                new Attendees(List.of(region.doctor, region.nurse, region.specialist), List.of()),
                at(TUESDAY, "13:00"),
                new MeetingLength(30),
                Topic.OTHER);
        return ((Booking.Booked) bookings.book(doctor, request)).consultation();
    }
}
