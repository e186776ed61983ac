package no.samkonsult.monitoring.limit;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import no.samkonsult.platform.Statements;
import org.jspecify.annotations.Nullable;

/** The tables of limits: adding a set, and what becomes of it. The numbers of a set are never changed. */
@Singleton
class LimitTable {
    private static final String KNOWN = """
            SELECT s.id, s.kind, s.template, s.target, s.source, coalesce(s.confirmed_at, s.proposed_at) AS at,
                   coalesce(c.given_name || ' ' || c.family_name, w.given_name || ' ' || w.family_name, '') AS author
            FROM limit_set s LEFT JOIN person c ON c.id = s.confirmed_by LEFT JOIN person w ON w.id = s.proposed_by
            """;

    private static final String OPEN =
            " s.confirmed_at IS NULL AND s.declined_at IS NULL AND s.replaced_by IS NULL AND isempty(s.valid) ";

    private static final String ADD = """
            INSERT INTO limit_set (patient_key, kind, valid, controller, template, target, source, proposed_by, proposed_at,
                                   confirmation, needed, among, within_minutes, clears_after, yellow_high_on_oxygen)
            SELECT p.key, ?, 'empty', p.controller, ?, ?, ?, acting_person(), ?, ?, ?, ?, ?, ?, ? FROM patient p WHERE p.key = ?
            RETURNING id
            """;

    private static final String ADD_BAND = """
            INSERT INTO limit_band (limit_set_id, component, red_low, yellow_low, yellow_high, red_high, red_low_never_waits, red_high_never_waits)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String ADD_CHANGE = """
            INSERT INTO limit_change (limit_set_id, component, against, days, in_per_cent, red_fall, yellow_fall, yellow_rise, red_rise)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Statements statements;

    LimitTable(Statements statements) {
        this.statements = statements;
    }

    /** A set without its numbers. */
    record Row(
            int id,
            int kind,
            @Nullable String template,
            @Nullable BigDecimal target,
            @Nullable String source,
            String author,
            Instant at) {}

    List<Row> inForce(int patientKey, Instant now) {
        return rows("WHERE s.patient_key = ? AND s.valid @> ? ORDER BY s.kind", patientKey, now);
    }

    List<Row> open(int patientKey) {
        return rows("WHERE s.patient_key = ? AND" + OPEN + "ORDER BY s.kind", patientKey);
    }

    /** Takes the open proposal of an id, so that nobody else decides it. */
    Optional<Row> take(int patientKey, int id) {
        return rows("WHERE s.patient_key = ? AND s.id = ? AND" + OPEN + "FOR UPDATE OF s", patientKey, id).stream()
                .findFirst();
    }

    private List<Row> rows(String which, Object... parameters) {
        return statements.list(
                KNOWN + which,
                row -> new Row(
                        row.getInt("id"),
                        row.getInt("kind"),
                        row.getString("template"),
                        row.getBigDecimal("target"),
                        row.getString("source"),
                        row.getString("author"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                parameters);
    }

    int add(int patientKey, Draft draft, Instant now) {
        LimitSet content = draft.content();
        Needs needs = Needs.of(content.confirmation());
        int id = statements
                .list(
                        ADD,
                        row -> row.getInt("id"),
                        draft.kind(),
                        draft.template(),
                        draft.target(),
                        draft.source(),
                        now,
                        needs.name(),
                        needs.needed(),
                        needs.among(),
                        needs.minutes(),
                        content.clearsAfter(),
                        content.yellowHighOnOxygen(),
                        patientKey)
                .getFirst();
        content.bands()
                .forEach((component, band) ->
                        add(id, component, band, content.neverWait().get(component)));
        content.changes().forEach(change -> add(id, change));
        return id;
    }

    private void add(int set, int component, Band band, @Nullable NeverWait never) {
        statements.update(
                ADD_BAND,
                set,
                component,
                band.redLow(),
                band.yellowLow(),
                band.yellowHigh(),
                band.redHigh(),
                never != null && never.low(),
                never != null && never.high());
    }

    private void add(int set, Change change) {
        statements.update(
                ADD_CHANGE,
                set,
                change.component(),
                change.against().name(),
                change.days(),
                change.inPerCent(),
                change.redFall(),
                change.yellowFall(),
                change.yellowRise(),
                change.redRise());
    }

    /** A newer proposal came instead of those that were open. */
    void replace(int patientKey, int kind, int by) {
        statements.update(
                "UPDATE limit_set s SET replaced_by = ? WHERE s.patient_key = ? AND s.kind = ? AND s.id <> ? AND"
                        + OPEN,
                by,
                patientKey,
                kind,
                by);
    }

    /** It holds from now on, and what held until now no more. */
    void confirm(int patientKey, int kind, int set, Instant now) {
        statements.update(
                "UPDATE limit_set SET valid = valid * tstzrange(NULL, ?) WHERE patient_key = ? AND kind = ? AND valid && tstzrange(?, NULL)",
                now,
                patientKey,
                kind,
                now);
        statements.update(
                "UPDATE limit_set SET valid = tstzrange(?, NULL), confirmed_by = acting_person(), confirmed_at = ? WHERE id = ?",
                now,
                now,
                set);
    }

    void decline(int set, String reason, Instant now) {
        statements.update(
                "UPDATE limit_set SET declined_by = acting_person(), declined_at = ?, decline_reason = ? WHERE id = ?",
                now,
                reason,
                set);
    }

    /** Tells which desks a service has. */
    List<String> toBeRead(int set, UUID service) {
        statements.update("INSERT INTO limit_acknowledgement (limit_set_id, service_id) VALUES (?, ?)", set, service);
        return statements.list("SELECT id FROM desk WHERE service_id = ?", row -> row.getString("id"), service);
    }

    /** What it takes to alert, as the columns have it. */
    private record Needs(
            String name,
            @Nullable Integer needed,
            @Nullable Integer among,
            @Nullable Integer minutes) {
        static Needs of(Confirmation confirmation) {
            return switch (confirmation) {
                case Confirmation.Immediate() -> new Needs("IMMEDIATE", null, null, null);
                case Confirmation.InARow(int needed, int among) -> new Needs("IN_A_ROW", needed, among, null);
                case Confirmation.MeanOfLast(int count, var within) ->
                    new Needs("MEAN", null, count, (int) within.toMinutes());
                case Confirmation.MeasureAgain(var patience) ->
                    new Needs("MEASURE_AGAIN", null, null, (int) patience.toMinutes());
            };
        }
    }
}
