package no.samkonsult.fhirport;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;
import no.samkonsult.fhir.AppointmentParty;
import no.samkonsult.fhir.AppointmentParty.Actor;
import no.samkonsult.fhir.AppointmentParty.Organisation;
import no.samkonsult.fhir.AppointmentParty.Thing;
import no.samkonsult.fhir.AppointmentRecord;
import no.samkonsult.fhir.AppointmentRecord.CancelledBy;
import no.samkonsult.fhir.AppointmentResponseRecord;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.appointment.Answer;
import no.samkonsult.scheduling.appointment.Appointment;
import no.samkonsult.scheduling.appointment.Appointment.Attendant;
import no.samkonsult.scheduling.appointment.Appointment.Booked;
import org.jspecify.annotations.Nullable;

/** Writes consultations as the FHIR adapter wants them. */
@Singleton
final class AppointmentRecords {
    private final String url;

    AppointmentRecords(@Value("${samkonsult.url:}") String url) {
        this.url = url.replaceFirst("/+$", "");
    }

    AppointmentRecord of(Appointment appointment) {
        var id = appointment.id();
        return new AppointmentRecord(
                id.toString(),
                appointment.edition(),
                id.organisation() == null ? null : id.consultation().toString(),
                code(appointment.topic()),
                appointment.time().start(),
                appointment.time().end(),
                appointment.created(),
                side(appointment.cancelledBy()),
                url.isEmpty() ? null : URI.create("%s/consultations/%s".formatted(url, id.consultation())),
                Stream.concat(
                                appointment.attendants().stream().map(attendant -> party(appointment, attendant)),
                                appointment.resources().stream().map(AppointmentRecords::party))
                        .toList());
    }

    static AppointmentResponseRecord of(Answer answer) {
        Appointment appointment = answer.appointment();
        return new AppointmentResponseRecord(
                answer.id().toString(),
                appointment.id().toString(),
                appointment.time().start(),
                appointment.time().end(),
                party(appointment, answer.attendant()));
    }

    private static AppointmentParty party(Appointment appointment, Attendant attendant) {
        return new AppointmentParty(
                actor(appointment, attendant), attendant.required(), answer(attendant.attendance()));
    }

    /** Its time is taken with the consultation's, and nobody need say yes. */
    private static AppointmentParty party(Booked booked) {
        Thing what =
                switch (booked.kind()) {
                    case ROOM -> Thing.ROOM;
                    case EQUIPMENT -> Thing.EQUIPMENT;
                    case INTERPRETER -> Thing.INTERPRETER;
                };
        return new AppointmentParty(
                new Actor.Booked(booked.id().toString(), what, booked.name(), organisation(booked.organisation())),
                true,
                AppointmentParty.Answer.ACCEPTED);
    }

    private static Actor actor(Appointment appointment, Attendant attendant) {
        return switch (attendant.role()) {
            case PATIENT -> new Actor.Patient(appointment.patient().toString());
            case NEXT_OF_KIN -> new Actor.NextOfKin(attendant.person().toString());
            default ->
                new Actor.HealthPersonnel(
                        attendant.person().toString(),
                        attendant.hprNumber(),
                        attendant.name(),
                        code(attendant.role()),
                        attendant.organisation() == null ? null : organisation(attendant.organisation()));
        };
    }

    private static Organisation organisation(Appointment.Organisation organisation) {
        return new Organisation(organisation.number(), organisation.name());
    }

    /** Who was busy before anybody asked does not come: R4 has no other word for that. */
    private static AppointmentParty.Answer answer(Attendance attendance) {
        return switch (attendance) {
            case INVITED -> AppointmentParty.Answer.NONE;
            case ACCEPTED -> AppointmentParty.Answer.ACCEPTED;
            case TENTATIVE -> AppointmentParty.Answer.TENTATIVE;
            case DECLINED, UNAVAILABLE -> AppointmentParty.Answer.DECLINED;
        };
    }

    private static @Nullable CancelledBy side(Appointment.@Nullable CancelledBy side) {
        return switch (side) {
            case null -> null;
            case PATIENT -> CancelledBy.PATIENT;
            case PROVIDER -> CancelledBy.PROVIDER;
            case NOBODY -> CancelledBy.NOBODY;
        };
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
