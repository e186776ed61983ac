package no.samkonsult.scheduling;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Asked.AnyOf;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;

/** Those who hold a role at an organisation, of whom any one may be asked for. */
@Singleton
class RoleHolders {
    /** So many calendars are searched for one role. */
    private static final int MOST = 200;

    private static final int MOST_OFFERED = 3;

    private static final String PEOPLE = """
            SELECT DISTINCT p.family_name, p.given_name, p.id
            FROM practitioner_role r JOIN person p ON p.id = r.person_id
            WHERE r.role = ? AND r.organisation_id = ? AND r.specialty IS NOT DISTINCT FROM coalesce(?, r.specialty)
              AND r.valid && tstzrange(?, ?)
            ORDER BY p.family_name, p.given_name, p.id
            LIMIT ?
            """;

    /** By specialty too, but where all have the same. */
    private static final String OFFERED = """
            WITH held AS (
                SELECT r.role, r.organisation_id, o.name AS organisation, r.specialty, grouping(r.specialty) = 0 AS of_specialty,
                       count(DISTINCT r.person_id) AS holders
                FROM practitioner_role r JOIN organisation o ON o.id = r.organisation_id
                WHERE r.valid @> now() AND r.role = ANY (?)
                GROUP BY GROUPING SETS ((r.role, r.organisation_id, o.name), (r.role, r.organisation_id, o.name, r.specialty)))
            SELECT * FROM held
            WHERE holders BETWEEN 2 AND ? AND position(lower(?) IN lower(concat_ws(', ', specialty, organisation))) > 0
              AND (NOT of_specialty
                   OR specialty IS NOT NULL
                      AND holders < (SELECT holders FROM held AS all_of_them
                                     WHERE NOT all_of_them.of_specialty AND all_of_them.role = held.role
                                       AND all_of_them.organisation_id = held.organisation_id))
            ORDER BY organisation, role, specialty NULLS FIRST
            LIMIT ?
            """;

    private static final String KNOWN = """
            SELECT DISTINCT r.role, r.organisation_id, o.name AS organisation, wanted.specialty
            FROM unnest(?::text[], ?::uuid[], ?::text[]) AS wanted (role, organisation_id, specialty)
            JOIN practitioner_role r ON r.role = wanted.role AND r.organisation_id = wanted.organisation_id
                 AND r.specialty IS NOT DISTINCT FROM coalesce(wanted.specialty, r.specialty)
            JOIN organisation o ON o.id = r.organisation_id
            WHERE r.valid @> now()
            """;

    private final Statements statements;

    RoleHolders(Statements statements) {
        this.statements = statements;
    }

    /** Those who hold the role some time within a window, in an order that stays. */
    List<PersonId> people(AnyOf anyOf, TimeRange window) {
        List<PersonId> found = statements.list(
                PEOPLE,
                row -> new PersonId(row.getObject("id", UUID.class)),
                anyOf.role().name(),
                anyOf.organisation().value(),
                anyOf.specialty(),
                window.start(),
                window.end(),
                MOST + 1);
        if (found.isEmpty()) {
            throw new InvalidInput("role", "is held by nobody at the organisation");
        }
        if (found.size() > MOST) {
            throw new InvalidInput("role", "is held by more than %d: say the specialty".formatted(MOST));
        }
        return found;
    }

    /** Roles that several hold, by part of their organisation's name or their specialty. */
    List<Invitee> offered(Collection<Role> roles, String text) {
        return statements.list(
                OFFERED,
                RoleHolders::invitee,
                roles.stream().map(Role::name).toArray(String[]::new),
                MOST,
                text,
                MOST_OFFERED);
    }

    /** Those of some roles that somebody holds. */
    List<Invitee> known(Collection<AnyOf> roles) {
        return statements.list(
                KNOWN,
                RoleHolders::invitee,
                roles.stream().map(anyOf -> anyOf.role().name()).toArray(String[]::new),
                roles.stream().map(anyOf -> anyOf.organisation().value()).toArray(UUID[]::new),
                roles.stream().map(AnyOf::specialty).toArray(String[]::new));
    }

    private static Invitee invitee(ResultSet row) throws SQLException {
        var role = Role.valueOf(row.getString("role"));
        var organisation = new OrganisationId(row.getObject("organisation_id", UUID.class));
        return new Invitee(
                new AnyOf(role, organisation, row.getString("specialty")), "", role, row.getString("organisation"));
    }
}
