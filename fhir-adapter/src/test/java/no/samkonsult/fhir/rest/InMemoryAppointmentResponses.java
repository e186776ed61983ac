package no.samkonsult.fhir.rest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samkonsult.fhir.AppointmentParty.Actor;
import no.samkonsult.fhir.AppointmentResponsePort;
import no.samkonsult.fhir.AppointmentResponseQuery;
import no.samkonsult.fhir.AppointmentResponseRecord;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.InvalidCursorException;
import no.samkonsult.fhir.Page;
import no.samkonsult.fhir.Readings;

/** Answers to Anna's consultations in a list. The cursor is how many came before it. */
final class InMemoryAppointmentResponses implements AppointmentResponsePort {
    final List<AppointmentResponseRecord> rows = new CopyOnWriteArrayList<>();

    @Override
    public Optional<AppointmentResponseRecord> read(Caller caller, String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && Visitor.maySee(caller, Readings.ANNA))
                .findFirst();
    }

    @Override
    public Page<AppointmentResponseRecord> search(Caller caller, AppointmentResponseQuery query) {
        int passed = query.cursor() == null ? 0 : passed(query.cursor());
        var matches = rows.stream()
                .filter(row -> Visitor.maySee(caller, Readings.ANNA) && isAsked(query, row))
                .toList();
        var page = matches.stream().skip(passed).limit(query.count()).toList();
        int next = passed + page.size();
        return new Page<>(page, next < matches.size() ? Integer.toString(next) : null);
    }

    private static int passed(String cursor) {
        if (!cursor.matches("[0-9]{1,3}")) {
            throw new InvalidCursorException("no such row");
        }
        return Integer.parseInt(cursor);
    }

    private static boolean isAsked(AppointmentResponseQuery query, AppointmentResponseRecord row) {
        var actor = row.party().actor();
        return (query.appointmentId() == null || query.appointmentId().equals(row.appointmentId()))
                && (query.patientId() == null || actor.equals(new Actor.Patient(query.patientId())))
                && (query.practitioner() == null
                        || actor instanceof Actor.HealthPersonnel personnel
                                && query.practitioner().equals(personnel.hprNumber()));
    }
}
