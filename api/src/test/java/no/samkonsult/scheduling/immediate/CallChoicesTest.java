package no.samkonsult.scheduling.immediate;

import static no.samkonsult.scheduling.Region.NOW;
import static no.samkonsult.scheduling.Region.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Region;
import no.samkonsult.scheduling.immediate.CallWish.Whom;
import no.samkonsult.scheduling.immediate.choice.Candidate;
import no.samkonsult.scheduling.immediate.choice.RoleChoice;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whom one can ring. */
class CallChoicesTest extends CallSite {
    private static final ApplicationContext APPLICATION = Region.application(Map.of());

    CallChoicesTest() {
        super(APPLICATION);
    }

    @AfterAll
    static void stop() {
        APPLICATION.close();
    }

    @Test
    void thePatientsOwnDoctorIsOfferedAndTickedBeforeOthersWhoAreFree() {
        assertThat(offered(Role.GENERAL_PRACTITIONER).candidates())
                .extracting(Candidate::person)
                .containsExactly(region.doctor, secondDoctor);
        assertThat(offered(Role.GENERAL_PRACTITIONER).ticked()).containsExactly(region.doctor);
        assertThat(offered(Role.SPECIALIST).candidates())
                .extracting(Candidate::standing)
                .containsExactly(Candidate.Standing.FREE);
        assertThat(offered(Role.HOME_CARE).candidates()).isEmpty();
    }

    @Test
    void ofWhoIsBusyNothingIsToldButThatTheyAreNotFreeNow() {
        region.busy(region.doctor, TimeRange.of(NOW, Duration.ofMinutes(10)));
        region.busy(secondDoctor, TimeRange.of(NOW.plusSeconds(60), Duration.ofMinutes(10)));
        assertThat(offered(Role.GENERAL_PRACTITIONER).candidates())
                .extracting(Candidate::person, Candidate::standing)
                .containsExactly(tuple(region.doctor, Candidate.Standing.NOT_NOW));
        assertThat(offered(Role.GENERAL_PRACTITIONER).ticked()).isEmpty();
    }

    @Test
    void whoIsOnDutyIsOfferedThoughNotAtWork() {
        PersonId onDuty = region.practitioner("Vilde", Role.SPECIALIST, region.hospital);
        Region.sql("DELETE FROM working_hours");
        putOnDuty(onDuty, region.hospital);
        assertThat(offered(Role.SPECIALIST).candidates())
                .extracting(Candidate::person, Candidate::standing)
                .containsExactly(tuple(onDuty, Candidate.Standing.ON_DUTY));
        assertThat(offered(Role.GENERAL_PRACTITIONER).candidates())
                .as("the patient's own")
                .extracting(Candidate::standing)
                .containsExactly(Candidate.Standing.NOT_NOW);
    }

    @Test
    void whoStandsInForThePatientsDoctorIsTheirsToo() {
        Region.sql(
                "INSERT INTO substitution (regular, substitute, organisation_id, valid, offered_by, accepted_at) VALUES (?, ?, ?, '(,)', ?, now())",
                region.doctor.value(),
                secondDoctor.value(),
                region.office.value(),
                region.doctor.value());
        assertThat(offered(Role.GENERAL_PRACTITIONER).ticked()).containsExactlyInAnyOrder(region.doctor, secondDoctor);
    }

    @Test
    void whoIsBarredFromTheRecordCannotBeRung() {
        Region.sql("""
                INSERT INTO bar (patient_id, patient_key, party, consultations, measurements, plan, messages, valid, registered_by, controller)
                SELECT id, key, ?, true, true, true, true, '(,)', person_id, controller FROM patient WHERE id = ?
                """, secondDoctor.value(), region.patient.value());
        assertThat(offered(Role.GENERAL_PRACTITIONER).candidates())
                .extracting(Candidate::person)
                .containsExactly(region.doctor);
        refuses("people", () -> desk.call(nurse, wish(rung(secondDoctor))));
    }

    @Test
    void othersAreFoundByName() {
        var form = new CallForm(Map.of("patient", region.patient.toString(), "name", "siri"));
        assertThat(reading.open(nurse, form).orElseThrow().choices())
                .flatExtracting(RoleChoice::candidates)
                .extracting(Candidate::person)
                .containsExactly(region.specialist);
    }

    @Test
    void whoseOwnCalendarIsFullCannotRing() {
        occupied(region.nurse);
        assertThat(desk.call(nurse, wish(rung(region.doctor)))).isInstanceOf(Outcome.CallerOccupied.class);
        Region.sql("DELETE FROM occupancy");
        occupied(region.patientPerson);
        assertThat(desk.call(nurse, wish(rung(region.doctor)))).isInstanceOf(Outcome.PatientOccupied.class);
        assertThat(count("SELECT count(*) FROM immediate_call")).isZero();
    }

    @Test
    void refusesWhatCannotBeRung() {
        refuses("people", () -> whom());
        refuses("people", () -> desk.call(nurse, wish(rung(region.doctor, Role.SPECIALIST))));
        refuses("people", () -> desk.call(nurse, wish(rung(region.nurse, Role.HOME_CARE))));
        refuses("people", () -> desk.call(nurse, wish(rung(region.kin, Role.NEXT_OF_KIN))));
        refuses("patienceMinutes", () -> new Whom(List.of(rung(region.doctor)), 3));
        refuses(
                "minutes",
                () -> new CallWish(region.patient, null, new MeetingLength(25), ROOM, whom(rung(region.doctor))));
        refuses(
                "alert",
                () -> desk.call(
                        nurse,
                        new CallWish(
                                region.patient,
                                UUID.randomUUID(),
                                new MeetingLength(20),
                                ROOM,
                                whom(rung(region.doctor)))));
    }
}
