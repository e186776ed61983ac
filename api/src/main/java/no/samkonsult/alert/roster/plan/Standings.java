package no.samkonsult.alert.roster.plan;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.Role;

/** Whose rosters are open to whom: to those who work at the desk, and to the administrator of their organisation. */
@Singleton
public class Standings {
    private static final String OPEN = """
            SELECT k.id, k.name, k.service_id, acting_role() = 'ADMINISTRATOR' AS administrator
            FROM desk k JOIN service s ON s.id = k.service_id
            WHERE s.organisation_id = acting_organisation()
              AND (acting_role() = 'ADMINISTRATOR' OR EXISTS (
                  SELECT FROM service_staff w
                  WHERE w.service_id = s.id AND w.person_id = acting_person() AND w.valid @> now()))
            """;

    private final Statements statements;

    Standings(Statements statements) {
        this.statements = statements;
    }

    /** Whether somebody in a role can have to do with rosters at all. */
    public static boolean concerns(Role role) {
        return role.isHealthPersonnel() || role == Role.ADMINISTRATOR;
    }

    @Acting
    public List<Standing> all(Principal who) {
        return concerns(who.role()) ? statements.list(OPEN + "ORDER BY k.name, k.id", Standings::standing) : List.of();
    }

    @Acting
    public Optional<Standing> at(Principal who, UUID desk) {
        return concerns(who.role())
                ? statements.list(OPEN + "AND k.id = ?", Standings::standing, desk).stream()
                        .findFirst()
                : Optional.empty();
    }

    /** Everybody who works at the service of the desk now, by name. */
    @Acting
    public List<StaffMember> staff(Principal who, Standing desk) {
        return statements.list(
                """
                SELECT p.id, p.given_name || ' ' || p.family_name AS name
                FROM service_staff w JOIN person p ON p.id = w.person_id
                WHERE w.service_id = ? AND w.valid @> now() ORDER BY p.family_name, p.given_name, p.id
                """, row -> new StaffMember(row.getObject("id", UUID.class), row.getString("name")), desk.service());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("service_id", UUID.class),
                row.getBoolean("administrator"));
    }
}
