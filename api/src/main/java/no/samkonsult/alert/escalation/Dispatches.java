package no.samkonsult.alert.escalation;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;

/** Who has been told of an alert, for whoever may see the alert itself. */
@Singleton
public class Dispatches {
    private static final String OF_ALERT = """
            SELECT e.at, e.what, e.target,
                   ARRAY(SELECT w.given_name || ' ' || w.family_name FROM person w WHERE w.id = ANY (e.recipients)
                         ORDER BY w.family_name, w.given_name) AS names
            FROM escalation_event e WHERE e.alert_id = ? ORDER BY e.id
            """;

    private final Statements statements;

    Dispatches(Statements statements) {
        this.statements = statements;
    }

    /** Oldest first; none for whoever may not see the alert. The caller's page audits the reading. */
    @Acting
    public List<Dispatch> of(Principal who, UUID alert) {
        return statements.list(
                OF_ALERT,
                row -> new Dispatch(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Dispatch.What.valueOf(row.getString("what")),
                        row.getString("target") == null ? null : Target.valueOf(row.getString("target")),
                        Stream.of((String[]) row.getArray("names").getArray()).toList()),
                alert);
    }
}
