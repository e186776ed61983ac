package no.samkonsult.alert.escalation;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.roster.DutyRoster;
import no.samkonsult.alert.routing.Route;
import no.samkonsult.notification.Channel;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** The steps of services, and who it is that a step tells. Read in the transaction of the caller. */
@Singleton
public class Recipients {
    private static final String STEPS = """
            SELECT target, channels, wait_minutes FROM escalation_step WHERE service_id = ? AND severity = ? ORDER BY step
            """;

    private static final String STAFF = """
            SELECT w.person_id FROM service_staff w WHERE w.service_id = ? AND w.valid @> ?::timestamptz ORDER BY w.person_id
            """;

    private static final String RESPONSIBLE_DOCTOR = """
            SELECT r.doctor AS person_id FROM responsible_doctor r JOIN monitoring_plan p ON p.id = r.plan_id
            WHERE p.patient_id = ? AND p.valid @> ?::timestamptz
            """;

    private static final String LEADER = "SELECT leader AS person_id FROM service WHERE id = ? AND leader IS NOT NULL";

    private final DutyRoster roster;
    private final Statements statements;

    Recipients(DutyRoster roster, Statements statements) {
        this.roster = roster;
        this.statements = statements;
    }

    /** The steps that a service has set up for a severity, in their order. */
    public List<Step> steps(UUID service, Severity severity) {
        return statements.list(STEPS, Recipients::step, service, severity.name());
    }

    /**
     * Those whom a step tells at an instant.
     *
     * @param patient without one nobody is the responsible doctor
     */
    public List<PersonId> of(Target target, Route route, @Nullable PatientId patient, Instant at) {
        return switch (target) {
            case ON_DUTY -> roster.onDuty(route.desk(), at);
            case STAFF -> statements.list(STAFF, Recipients::person, route.service(), at);
            case LEADER -> statements.list(LEADER, Recipients::person, route.service());
            case RESPONSIBLE_DOCTOR ->
                patient == null
                        ? List.of()
                        : statements.list(RESPONSIBLE_DOCTOR, Recipients::person, patient.value(), at);
        };
    }

    /** A row of {@code escalation_step}. */
    public static Step step(ResultSet row) throws SQLException {
        return new Step(
                Target.valueOf(row.getString("target")),
                Stream.of((String[]) row.getArray("channels").getArray())
                        .map(Channel::valueOf)
                        .toList(),
                Duration.ofMinutes(row.getInt("wait_minutes")));
    }

    private static PersonId person(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("person_id", UUID.class));
    }
}
