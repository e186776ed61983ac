package no.samkonsult.alert.escalation.setup;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.escalation.Recipients;
import no.samkonsult.alert.escalation.Step;
import no.samkonsult.alert.escalation.setup.Administration.SetStep;
import no.samkonsult.notification.Channel;
import no.samkonsult.platform.Statements;

/** Changes the steps of services. */
@Singleton
class StepTable {
    private static final String OF_SERVICE = """
            SELECT severity, step, target, channels, wait_minutes FROM escalation_step WHERE service_id = ?
            ORDER BY CASE severity WHEN 'RED' THEN 0 WHEN 'YELLOW' THEN 1 ELSE 2 END, step
            """;

    private static final String ADD = """
            INSERT INTO escalation_step (service_id, severity, step, target, channels, wait_minutes)
            SELECT ?, ?, coalesce(max(step), -1) + 1, ?, ?, ? FROM escalation_step WHERE service_id = ? AND severity = ?
            """;

    private static final String REMOVE_LAST = """
            DELETE FROM escalation_step WHERE (service_id, severity, step) = (
                SELECT service_id, severity, max(step) FROM escalation_step WHERE service_id = ? AND severity = ?
                GROUP BY service_id, severity)
            """;

    private final Statements statements;

    StepTable(Statements statements) {
        this.statements = statements;
    }

    List<SetStep> ofService(UUID service) {
        return statements.list(
                OF_SERVICE,
                row -> new SetStep(
                        Severity.valueOf(row.getString("severity")), row.getInt("step") + 1, Recipients.step(row)),
                service);
    }

    boolean add(UUID service, Severity severity, Step step) {
        return statements.update(
                        ADD,
                        service,
                        severity.name(),
                        step.target().name(),
                        step.channels().stream().map(Channel::name).toArray(String[]::new),
                        (int) step.patience().toMinutes(),
                        service,
                        severity.name())
                == 1;
    }

    boolean removeLast(UUID service, Severity severity) {
        return statements.update(REMOVE_LAST, service, severity.name()) == 1;
    }
}
