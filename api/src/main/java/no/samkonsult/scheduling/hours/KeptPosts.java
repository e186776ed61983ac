package no.samkonsult.scheduling.hours;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;

/**
 * Whose calendar somebody keeps: health personnel their own, in every post they hold; an office's secretary, or where it has
 * none its administrator, those of everybody in the organisation that they act for.
 */
@Singleton
public final class KeptPosts {
    private static final String KEPT = """
            SELECT r.id, r.person_id, p.given_name || ' ' || p.family_name AS name, r.role, r.organisation_id, o.name AS organisation
            FROM practitioner_role r JOIN person p ON p.id = r.person_id JOIN organisation o ON o.id = r.organisation_id
            WHERE r.valid @> now() AND r.role = ANY (?)
              AND CASE WHEN acting_role() IN ('SECRETARY', 'ADMINISTRATOR') THEN r.organisation_id = acting_organisation()
                       ELSE r.person_id = acting_person() AND acting_role() = ANY (?) END
            ORDER BY p.family_name, p.given_name, o.name, r.role, r.id
            """;

    private static final String[] PERSONNEL = Arrays.stream(Role.values())
            .filter(Role::isHealthPersonnel)
            .map(Role::name)
            .toArray(String[]::new);

    private final Statements statements;

    KeptPosts(Statements statements) {
        this.statements = statements;
    }

    /** Whether the role keeps anybody's calendar. */
    public static boolean areFor(Role role) {
        return role.isHealthPersonnel() || isForOthers(role);
    }

    /** Whether the role keeps the calendars of others. */
    public static boolean isForOthers(Role role) {
        return role == Role.SECRETARY || role == Role.ADMINISTRATOR;
    }

    /** Those that whoever acts keeps, in the transaction of the caller. */
    public List<KeptPost> of(Principal who) {
        if (!areFor(who.role())) {
            return List.of();
        }
        return statements.list(
                KEPT,
                row -> new KeptPost(
                        row.getObject("id", UUID.class),
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getObject("organisation_id", UUID.class),
                        row.getString("organisation")),
                PERSONNEL,
                PERSONNEL);
    }

    public Optional<KeptPost> find(Principal who, UUID post) {
        return of(who).stream().filter(each -> each.id().equals(post)).findFirst();
    }
}
