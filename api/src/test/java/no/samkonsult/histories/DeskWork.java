package no.samkonsult.histories;

import java.util.List;
import java.util.UUID;
import no.samkonsult.Sql;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.Outcome;
import no.samkonsult.alert.handling.Hands;
import no.samkonsult.platform.Principal;

/** What nurses do with the alerts of a ward. */
record DeskWork(HistorySite site, Ward ward) {
    /** What is open or taken, and what was closed last. */
    private static final String ALERTS = """
            SELECT id FROM alert WHERE patient_id = ANY (?::uuid[]) ORDER BY status = 'CLOSED', closed_at DESC, raised_at, id LIMIT ?
            """;

    private static final String NOT_CLOSED =
            "SELECT id FROM alert WHERE patient_id = ANY (?::uuid[]) AND status <> 'CLOSED'";

    private static final String NEWEST_IS_OUTSIDE = """
            SELECT a.id FROM alert a
            CROSS JOIN LATERAL (
                SELECT m.assessment FROM measurement m JOIN patient p ON p.key = m.patient_key AND p.id = a.patient_id
                WHERE m.kind = 2 AND m.assessment > 0
                  AND m.received_at - (m.effective_at - coalesce(m.clock_skew, 0) * interval '1 second') < interval '4 hours'
                  AND NOT EXISTS (
                      SELECT FROM measurement_invalidation i
                      WHERE (i.patient_key, i.kind, i.effective_at, i.device_key, i.sequence)
                          = (m.patient_key, m.kind, m.effective_at, m.device_key, m.sequence) AND i.taken_back_at IS NULL)
                ORDER BY m.effective_at - coalesce(m.clock_skew, 0) * interval '1 second' DESC, m.received_at DESC LIMIT 1) AS newest
            WHERE a.id = ? AND a.rule = 'pulse' AND newest.assessment > 1
            """;

    Runnable work(Step.Handle step) {
        int open = Sql.column(NOT_CLOSED, ward.ids()).size();
        List<String> alerts = Sql.column(ALERTS, ward.ids(), open + 1);
        if (alerts.isEmpty()) {
            return () -> {};
        }
        var alert = UUID.fromString(alerts.get(step.alert() % alerts.size()));
        Principal nurse = ward.nurses().get(step.nurse() % ward.nurses().size());
        return () -> act(step, alert, nurse);
    }

    private void act(Step.Handle step, UUID alert, Principal nurse) {
        Desk desk = site.bean(Desk.class);
        var hands = new Hands(site.context());
        switch (step.act()) {
            case TAKE -> desk.acknowledge(nurse, alert);
            case GIVE_BACK -> desk.handBack(nurse, alert);
            case EXTEND -> hands.extend(nurse, alert, step.explained() ? "ventar på legen" : "");
            case OFFER -> hands.offer(nurse, alert);
            case ACCEPT -> hands.accept(nurse, alert);
            case DECLINE -> hands.decline(nurse, alert);
            case CLOSE -> close(step, alert, nurse, desk);
        }
    }

    private static void close(Step.Handle step, UUID alert, Principal nurse, Desk desk) {
        Outcome outcome = step.nurse() == 0 ? Outcome.NO_ANSWER : Outcome.TALKED_WITH_PATIENT;
        Desk.Result result = desk.close(nurse, alert, outcome, step.explained() ? "sett til" : null);
        if (result instanceof Desk.Result.Done && !step.explained()) {
            Always.none("5: closed while the newest reading is outside", step, NEWEST_IS_OUTSIDE, alert);
        }
    }
}
