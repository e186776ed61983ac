package no.samkonsult.fhirport;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.fhir.AppointmentResponsePort;
import no.samkonsult.fhir.AppointmentResponseQuery;
import no.samkonsult.fhir.AppointmentResponseRecord;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.Page;
import no.samkonsult.scheduling.appointment.Answer;
import no.samkonsult.scheduling.appointment.AnswerId;
import no.samkonsult.scheduling.appointment.AnswerSearch;
import no.samkonsult.scheduling.appointment.AnswerSearch.Place;
import no.samkonsult.scheduling.appointment.Appointments;
import no.samkonsult.scheduling.appointment.Found;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** What people answer to consultations as AppointmentResponses. A page's cursor is the start and the identity of its last one. */
@Singleton
final class ParticipantAnswers implements AppointmentResponsePort {
    private final Appointments appointments;

    ParticipantAnswers(Appointments appointments) {
        this.appointments = appointments;
    }

    @Override
    public Optional<AppointmentResponseRecord> read(Caller caller, String id) {
        return AnswerId.parse(id)
                .flatMap(known -> appointments.answer(SessionCaller.of(caller), known))
                .map(AppointmentRecords::of);
    }

    @Override
    public Page<AppointmentResponseRecord> search(Caller caller, AppointmentResponseQuery query) {
        Place after = place(query.cursor());
        Optional<UUID> patient = Optional.ofNullable(query.patientId()).flatMap(Ids::uuid);
        Optional<UUID> appointment = Optional.ofNullable(query.appointmentId()).flatMap(Ids::uuid);
        if (Ids.isForeign(query.patientId(), patient) || Ids.isForeign(query.appointmentId(), appointment)) {
            return Page.empty();
        }
        var search = new AnswerSearch(
                appointment.orElse(null),
                patient.map(PatientId::new).orElse(null),
                query.practitioner(),
                after,
                query.count());
        return page(appointments.search(SessionCaller.of(caller), search));
    }

    private static Page<AppointmentResponseRecord> page(Found<Answer> found) {
        return new Page<>(
                found.shown().stream().map(AppointmentRecords::of).toList(),
                found.more() && !found.shown().isEmpty() ? cursor(found.shown().getLast()) : null);
    }

    private static String cursor(Answer last) {
        return new Cursor(last.appointment().time().start(), last.id().toString()).toString();
    }

    private static @Nullable Place place(@Nullable String cursor) {
        return cursor == null
                ? null
                : Cursor.parse(cursor, (start, id) -> AnswerId.parse(id).map(known -> new Place(start, known)));
    }
}
