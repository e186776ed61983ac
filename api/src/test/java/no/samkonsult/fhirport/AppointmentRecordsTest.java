package no.samkonsult.fhirport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.fhir.AppointmentParty;
import no.samkonsult.fhir.AppointmentRecord.Status;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.appointment.Appointment;
import no.samkonsult.scheduling.appointment.Appointment.Attendant;
import no.samkonsult.scheduling.appointment.Appointment.CancelledBy;
import no.samkonsult.scheduling.appointment.AppointmentId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppointmentRecordsTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"https://samkonsult.example", "https://samkonsult.example/"})
    void leadsToThePageThatAsksForALogin(String url) {
        assertThat(new AppointmentRecords(url)
                        .of(appointment("974557746", null))
                        .address())
                .hasToString("https://samkonsult.example/consultations/" + ID);
    }

    @Test
    void hasNoAddressWhereTheServiceHasNone() {
        assertThat(new AppointmentRecords("").of(appointment(null, null)).address())
                .isNull();
    }

    @Test
    void aPartNamesItsWhole() {
        assertThat(new AppointmentRecords("").of(appointment("974557746", null)))
                .satisfies(part -> assertThat(part.id()).isEqualTo(ID + ".974557746"))
                .satisfies(part -> assertThat(part.partOf()).isEqualTo(ID.toString()));
        assertThat(new AppointmentRecords("").of(appointment(null, null)).partOf())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void isCancelledFromSomebodysSide(CancelledBy side) {
        var row = new AppointmentRecords("").of(appointment(null, side));
        assertThat(row.status()).isEqualTo(Status.CANCELLED);
        assertThat(row.cancelledBy()).hasToString(side.name());
    }

    @ParameterizedTest
    @CsvSource({
        "INVITED, NONE",
        "ACCEPTED, ACCEPTED",
        "TENTATIVE, TENTATIVE",
        "DECLINED, DECLINED",
        "UNAVAILABLE, DECLINED"
    })
    void tellsWhatIsKnownOfSomebodysComing(Attendance attendance, AppointmentParty.Answer answer) {
        var row = new AppointmentRecords("").of(appointment(null, null, attendance));
        assertThat(row.parties()).extracting(AppointmentParty::answer).containsExactly(answer);
        assertThat(row.version()).isEqualTo("1-" + attendance.name().charAt(0));
    }

    /** A version tells them apart by their first letters. */
    @Test
    void noTwoKindsOfAttendanceBeginAlike() {
        assertThat(List.of(Attendance.values()))
                .extracting(attendance -> attendance.name().charAt(0))
                .doesNotHaveDuplicates();
    }

    private static Appointment appointment(@Nullable String organisation, @Nullable CancelledBy side) {
        return appointment(organisation, side, Attendance.INVITED);
    }

    private static Appointment appointment(
            @Nullable String organisation, @Nullable CancelledBy side, Attendance attendance) {
        return new Appointment(
                new AppointmentId(ID, organisation),
                new PatientId(UUID.randomUUID()),
                Topic.ADVICE,
                TimeRange.of(NOON, Duration.ofMinutes(20)),
                NOON.minusSeconds(3600),
                side,
                1,
                List.of(new Attendant(
                        new PersonId(UUID.randomUUID()), "Anna Prøve", Role.PATIENT, null, null, true, attendance)),
                List.of());
    }
}
