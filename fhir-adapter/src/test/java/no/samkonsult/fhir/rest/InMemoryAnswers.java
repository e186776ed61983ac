package no.samkonsult.fhir.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samkonsult.fhir.Caller;
import no.samkonsult.fhir.InstantRange;
import no.samkonsult.fhir.InvalidCursorException;
import no.samkonsult.fhir.ObservationQuery.Order;
import no.samkonsult.fhir.Page;
import no.samkonsult.fhir.QuestionnaireResponsePort;
import no.samkonsult.fhir.QuestionnaireResponseQuery;
import no.samkonsult.fhir.QuestionnaireResponseQuery.Asked;
import no.samkonsult.fhir.QuestionnaireResponseRecord;
import org.jspecify.annotations.Nullable;

/** Answers to questionnaires in a list. The cursor is the id of the last row given out. */
final class InMemoryAnswers implements QuestionnaireResponsePort {
    private static final Comparator<QuestionnaireResponseRecord> BY_TIME =
            Comparator.comparing(QuestionnaireResponseRecord::authored).thenComparing(QuestionnaireResponseRecord::id);

    final List<QuestionnaireResponseRecord> rows = new CopyOnWriteArrayList<>();

    @Override
    public Optional<QuestionnaireResponseRecord> read(Caller caller, String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && Visitor.maySee(caller, row.patientId()))
                .findFirst();
    }

    @Override
    public Page<QuestionnaireResponseRecord> search(Caller caller, QuestionnaireResponseQuery query) {
        var passed = query.cursor() == null ? null : row(query.cursor());
        var order = query.order() == Order.OLDEST_FIRST ? BY_TIME : BY_TIME.reversed();
        var matches = rows.stream()
                .filter(row -> row.patientId().equals(query.patientId()) && Visitor.maySee(caller, row.patientId()))
                .filter(row -> isOf(query.questionnaire(), row) && isIn(query.authored(), row))
                .filter(row -> passed == null || order.compare(row, passed) > 0)
                .sorted(order)
                .toList();
        var page = matches.subList(0, Math.min(query.count(), matches.size()));
        return new Page<>(page, page.size() < matches.size() ? page.getLast().id() : null);
    }

    private QuestionnaireResponseRecord row(String cursor) {
        return rows.stream()
                .filter(row -> row.id().equals(cursor))
                .findFirst()
                .orElseThrow(() -> new InvalidCursorException("no such row"));
    }

    private static boolean isOf(@Nullable Asked asked, QuestionnaireResponseRecord row) {
        return asked == null
                || asked.code().equals(row.questionnaire())
                        && (asked.version() == null || asked.version() == row.version());
    }

    private static boolean isIn(InstantRange range, QuestionnaireResponseRecord row) {
        var time = row.authored();
        return (range.from() == null || !time.isBefore(range.from()))
                && (range.until() == null || time.isBefore(range.until()));
    }
}
