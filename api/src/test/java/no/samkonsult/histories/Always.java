package no.samkonsult.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.samkonsult.Sql;

/** What must hold after every step, whatever it was: rules 3 to 7 of the design. Each question finds what breaks it. */
final class Always {
    private static final String MINE = "(SELECT unnest(?::uuid[]))";

    private static final String UNJUDGED_BY = "(m.flags & 7 <> 0 OR m.value1 IS NULL)";

    /** Open at the time something came, or later. */
    private static final String ITEM = """
            NOT EXISTS (
                SELECT FROM alert a WHERE a.patient_id = p.id AND a.rule IN (%s)
                  AND (a.status <> 'CLOSED' OR a.closed_at >= m.received_at))
            """;

    private static final Map<String, String> OFFENDERS = Map.ofEntries(
            Map.entry("3: what cannot be judged has no colour", """
                    SELECT m.effective_at FROM measurement m JOIN patient p ON p.key = m.patient_key
                    WHERE %s AND m.assessment <> 0 AND p.id IN %s
                    """.formatted(UNJUDGED_BY, MINE)),
            Map.entry("3: what cannot be judged is on the desk", """
                    SELECT m.effective_at FROM measurement m JOIN patient p ON p.key = m.patient_key
                    WHERE m.assessment = 0 AND %s AND p.id IN %s
                    """.formatted(
                    ITEM.formatted("'limits-missing', 'not-assessable:pulse', 'evaluation-failed:pulse'"), MINE)),
            Map.entry("4: without limits there is an item that says so", """
                    SELECT m.effective_at FROM measurement m JOIN patient p ON p.key = m.patient_key
                    WHERE m.assessment = 0 AND m.flags & 7 = 4 AND %s AND p.id IN %s
                    """.formatted(
                            ITEM.formatted("'limits-missing'"), MINE)),
            Map.entry("5: one alert for a patient and rule", """
                    SELECT patient_id || rule FROM alert WHERE status <> 'CLOSED' AND patient_id IN %s
                    GROUP BY patient_id, rule HAVING count(*) > 1
                    """.formatted(MINE)),
            Map.entry("5: closed out of range with a reason alone", """
                    SELECT id FROM alert
                    WHERE status = 'CLOSED' AND severity <> 'TECHNICAL' AND kind IS NOT NULL AND NOT in_range
                      AND coalesce(btrim(note), '') = '' AND patient_id IN %s
                    """.formatted(MINE)),
            Map.entry("5: closed by somebody with an outcome", """
                    SELECT id FROM alert WHERE status = 'CLOSED' AND (closed_by IS NULL OR outcome IS NULL) AND patient_id IN %s
                    """.formatted(MINE)),
            Map.entry("6: a red alert that nobody has taken has a next step", """
                    SELECT id FROM alert
                    WHERE status = 'OPEN' AND severity = 'RED' AND NOT isfinite(escalate_at) AND patient_id IN %s
                    """.formatted(MINE)),
            Map.entry("6: no alert ends its steps without anybody told", """
                    SELECT a.id FROM alert a
                    WHERE a.status = 'OPEN' AND NOT isfinite(a.escalate_at) AND a.patient_id IN %s AND NOT EXISTS (
                        SELECT FROM escalation_event e
                        WHERE e.alert_id = a.id AND e.what = 'TOLD' AND e.at >= (
                            SELECT max(h.at) FROM alert_event h
                            WHERE h.alert_id = a.id AND h.what IN ('RAISED', 'HANDED_BACK', 'RETURNED')) - interval '2 seconds')
                    """.formatted(MINE)),
            Map.entry("6: what is taken is to be finished by a time", """
                    SELECT id FROM alert
                    WHERE status = 'TAKEN' AND coalesce(finish_by, 'infinity') = 'infinity' AND patient_id IN %s
                    """.formatted(MINE)),
            Map.entry("7: nothing waits to be sent about what is taken or closed", """
                    SELECT n.id FROM notice n JOIN alert a ON n.subject = 'alert/' || a.id
                    WHERE n.due_at IS NOT NULL AND a.status <> 'OPEN' AND a.patient_id IN %s
                      AND NOT EXISTS (SELECT FROM notice_recall r WHERE r.notice_id = n.id)
                    """.formatted(MINE)));

    private Always() {}

    static void holds(Ward ward, Step after) {
        OFFENDERS.forEach((rule, offenders) -> none(rule, after, offenders, ward.ids()));
    }

    static void none(String rule, Step after, String offenders, Object... parameters) {
        assertThat(Sql.column(offenders, parameters))
                .as("%s, after %s", rule, after)
                .isEmpty();
    }
}
