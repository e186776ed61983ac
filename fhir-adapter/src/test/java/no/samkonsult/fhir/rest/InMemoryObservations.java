package no.samkonsult.fhir.rest;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.InstantRange;
import no.samkonsult.fhir.InvalidCursorException;
import no.samkonsult.fhir.ObservationPort;
import no.samkonsult.fhir.ObservationQuery;
import no.samkonsult.fhir.ObservationQuery.Order;
import no.samkonsult.fhir.ObservationRecord;
import no.samkonsult.fhir.Page;

/** Observations in a list. The cursor is the id of the last row given out. */
final class InMemoryObservations implements ObservationPort {
    private static final Comparator<ObservationRecord> BY_TIME =
            Comparator.<ObservationRecord, OffsetDateTime>comparing(
                            ObservationRecord::effective, OffsetDateTime.timeLineOrder())
                    .thenComparing(ObservationRecord::id);

    final List<ObservationRecord> rows = new CopyOnWriteArrayList<>();

    @Override
    public Optional<ObservationRecord> read(Caller caller, String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && Visitor.maySee(caller, row.patientId()))
                .findFirst();
    }

    @Override
    public Page<ObservationRecord> search(Caller caller, ObservationQuery query) {
        var passed = query.cursor() == null ? null : row(query.cursor());
        var order = query.order() == Order.OLDEST_FIRST ? BY_TIME : BY_TIME.reversed();
        var matches = rows.stream()
                .filter(row -> row.patientId().equals(query.patientId()) && Visitor.maySee(caller, row.patientId()))
                .filter(row -> query.kinds().contains(row.kind()) && isIn(query.effective(), row))
                .filter(row -> passed == null || order.compare(row, passed) > 0)
                .sorted(order)
                .toList();
        var page = matches.subList(0, Math.min(query.count(), matches.size()));
        return new Page<>(page, page.size() < matches.size() ? page.getLast().id() : null);
    }

    private ObservationRecord row(String cursor) {
        return rows.stream()
                .filter(row -> row.id().equals(cursor))
                .findFirst()
                .orElseThrow(() -> new InvalidCursorException("no such row"));
    }

    private static boolean isIn(InstantRange range, ObservationRecord row) {
        var time = row.effective().toInstant();
        return (range.from() == null || !time.isBefore(range.from()))
                && (range.until() == null || time.isBefore(range.until()));
    }
}
