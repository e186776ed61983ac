package no.samkonsult.fhir.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samkonsult.fhir.AppointmentParty.Actor;
import no.samkonsult.fhir.AppointmentPort;
import no.samkonsult.fhir.AppointmentQuery;
import no.samkonsult.fhir.AppointmentRecord;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.InvalidCursorException;
import no.samkonsult.fhir.ObservationQuery.Order;
import no.samkonsult.fhir.Page;
import org.jspecify.annotations.Nullable;

/** Consultations in a list. The cursor is the id of the last row given out. */
final class InMemoryAppointments implements AppointmentPort {
    private static final Comparator<AppointmentRecord> BY_TIME =
            Comparator.comparing(AppointmentRecord::start).thenComparing(AppointmentRecord::id);

    final List<AppointmentRecord> rows = new CopyOnWriteArrayList<>();

    @Override
    public Optional<AppointmentRecord> read(Caller caller, String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && maySee(caller, row))
                .findFirst();
    }

    @Override
    public Page<AppointmentRecord> search(Caller caller, AppointmentQuery query) {
        var passed = query.cursor() == null ? null : row(query.cursor());
        var order = query.order() == Order.OLDEST_FIRST ? BY_TIME : BY_TIME.reversed();
        var matches = rows.stream()
                .filter(row -> maySee(caller, row) && isAsked(query, row) && isOf(query, row))
                .filter(row -> passed == null || order.compare(row, passed) > 0)
                .sorted(order)
                .toList();
        var page = matches.subList(0, Math.min(query.count(), matches.size()));
        return new Page<>(page, page.size() < matches.size() ? page.getLast().id() : null);
    }

    private AppointmentRecord row(String cursor) {
        return rows.stream()
                .filter(row -> row.id().equals(cursor))
                .findFirst()
                .orElseThrow(() -> new InvalidCursorException("no such row"));
    }

    private static boolean maySee(Caller caller, AppointmentRecord row) {
        return row.parties().stream()
                .anyMatch(party -> party.actor() instanceof Actor.Patient(String id) && Visitor.maySee(caller, id));
    }

    private static boolean isAsked(AppointmentQuery query, AppointmentRecord row) {
        var range = query.date();
        return isOrAny(query.id(), row.id())
                && isOrAny(query.partOf(), row.partOf())
                && isOrAny(query.status(), row.status())
                && (range.from() == null || !row.start().isBefore(range.from()))
                && (range.until() == null || row.start().isBefore(range.until()));
    }

    private static boolean isOf(AppointmentQuery query, AppointmentRecord row) {
        return row.parties().stream()
                        .anyMatch(party ->
                                query.patientId() == null || party.actor().equals(new Actor.Patient(query.patientId())))
                && row.parties().stream()
                        .anyMatch(party -> query.practitioner() == null
                                || party.actor() instanceof Actor.HealthPersonnel personnel
                                        && query.practitioner().equals(personnel.hprNumber()));
    }

    private static boolean isOrAny(@Nullable Object asked, @Nullable Object value) {
        return asked == null || asked.equals(value);
    }
}
