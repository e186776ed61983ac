package no.samkonsult.fhirport;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.fhir.AppointmentPort;
import no.samkonsult.fhir.AppointmentQuery;
import no.samkonsult.fhir.AppointmentRecord;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.ObservationQuery.Order;
import no.samkonsult.fhir.Page;
import no.samkonsult.scheduling.Consultation.Status;
import no.samkonsult.scheduling.appointment.Appointment;
import no.samkonsult.scheduling.appointment.AppointmentId;
import no.samkonsult.scheduling.appointment.AppointmentSearch;
import no.samkonsult.scheduling.appointment.AppointmentSearch.Place;
import no.samkonsult.scheduling.appointment.Appointments;
import no.samkonsult.scheduling.appointment.Found;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Consultations and organisations' parts of them as Appointments. A page's cursor is the start and the identity of its last one. */
@Singleton
final class BookedAppointments implements AppointmentPort {
    private final Appointments appointments;
    private final AppointmentRecords records;

    BookedAppointments(Appointments appointments, AppointmentRecords records) {
        this.appointments = appointments;
        this.records = records;
    }

    @Override
    public Optional<AppointmentRecord> read(Caller caller, String id) {
        return AppointmentId.parse(id)
                .flatMap(known -> appointments.one(SessionCaller.of(caller), known))
                .map(records::of);
    }

    @Override
    public Page<AppointmentRecord> search(Caller caller, AppointmentQuery query) {
        Place after = place(query.cursor());
        Optional<UUID> patient = Optional.ofNullable(query.patientId()).flatMap(Ids::uuid);
        Optional<AppointmentId> id = Optional.ofNullable(query.id()).flatMap(AppointmentId::parse);
        Optional<UUID> partOf = Optional.ofNullable(query.partOf()).flatMap(Ids::uuid);
        if (Ids.isForeign(query.patientId(), patient)
                || Ids.isForeign(query.id(), id)
                || Ids.isForeign(query.partOf(), partOf)) {
            return Page.empty();
        }
        var search = new AppointmentSearch(
                patient.map(PatientId::new).orElse(null),
                query.practitioner(),
                id.orElse(null),
                partOf.orElse(null),
                status(query.status()),
                query.date().from(),
                query.date().until(),
                query.order() == Order.NEWEST_FIRST,
                after,
                query.count());
        return page(appointments.search(SessionCaller.of(caller), search));
    }

    private Page<AppointmentRecord> page(Found<Appointment> found) {
        return new Page<>(
                found.shown().stream().map(records::of).toList(),
                found.more() && !found.shown().isEmpty() ? cursor(found.shown().getLast()) : null);
    }

    private static @Nullable Status status(AppointmentRecord.@Nullable Status status) {
        return switch (status) {
            case null -> null;
            case BOOKED -> Status.BOOKED;
            case CANCELLED -> Status.CANCELLED;
        };
    }

    private static String cursor(Appointment last) {
        return new Cursor(last.time().start(), last.id().toString()).toString();
    }

    private static @Nullable Place place(@Nullable String cursor) {
        return cursor == null
                ? null
                : Cursor.parse(cursor, (start, id) -> AppointmentId.parse(id).map(known -> new Place(start, known)));
    }
}
