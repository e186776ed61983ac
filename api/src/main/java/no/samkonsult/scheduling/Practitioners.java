package no.samkonsult.scheduling;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** Those who can be asked to a consultation: health personnel in their posts, and a patient's next of kin. */
@Singleton
public final class Practitioners {
    private static final String POSTS = """
            SELECT p.id, p.given_name || ' ' || p.family_name AS name, r.role, r.organisation_id, o.name AS organisation, r.specialty
            FROM practitioner_role r JOIN person p ON p.id = r.person_id JOIN organisation o ON o.id = r.organisation_id
            WHERE r.valid @> now() AND r.role = ANY (?) AND %s
            ORDER BY p.family_name, p.given_name, o.name, r.role
            LIMIT 50
            """;

    private static final String SEARCH = POSTS.formatted("""
            r.organisation_id = coalesce(?::uuid, r.organisation_id)
            AND position(lower(?) IN lower(p.given_name || ' ' || p.family_name || ', ' || o.name)) > 0""");

    private static final String NAMED = POSTS.formatted("r.person_id = ANY (?)");

    private static final String COLLEAGUES = """
            SELECT p.id, p.given_name || ' ' || p.family_name AS name, r.role, r.organisation_id, o.name AS organisation, r.specialty
            FROM practitioner_role r JOIN person p ON p.id = r.person_id JOIN organisation o ON o.id = r.organisation_id
            WHERE r.role = ? AND r.valid && tstzrange(?, ?) AND r.person_id <> ALL (?)
            ORDER BY r.organisation_id = ? DESC, p.family_name, p.given_name, p.id, o.name
            LIMIT ?
            """;

    private static final String KIN = """
            SELECT p.id, p.given_name || ' ' || p.family_name AS name
            FROM next_of_kin k JOIN person p ON p.id = k.person_id
            WHERE k.patient_id = ?
            ORDER BY p.family_name, p.given_name, p.id
            """;

    private final Statements statements;

    Practitioners(Statements statements) {
        this.statements = statements;
    }

    /** By part of their name or their organisation's. */
    List<Practitioner> search(Collection<Role> roles, @Nullable UUID organisation, String text) {
        return statements.list(SEARCH, Practitioners::practitioner, names(roles), organisation, text);
    }

    /** Every post that these people hold. */
    List<Practitioner> posts(Collection<PersonId> people) {
        return statements.list(NAMED, Practitioners::practitioner, names(Party.PRACTISING), ids(people));
    }

    /** Those of a role who have a post within a window, other than some people; those of an organisation first. */
    public List<Practitioner> colleagues(
            Role role, @Nullable OrganisationId nearest, Collection<PersonId> others, TimeRange window, int limit) {
        return statements.list(
                COLLEAGUES,
                Practitioners::practitioner,
                role.name(),
                window.start(),
                window.end(),
                ids(others),
                nearest == null ? null : nearest.value(),
                limit);
    }

    List<Invitee> nextOfKin(PatientId patient) {
        return statements.list(
                KIN,
                row -> new Invitee(
                        new Asked.One(new PersonId(row.getObject("id", UUID.class))),
                        row.getString("name"),
                        Role.NEXT_OF_KIN,
                        ""),
                patient.value());
    }

    private static Practitioner practitioner(ResultSet row) throws SQLException {
        return new Practitioner(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("organisation"),
                row.getString("specialty"));
    }

    private static UUID[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    private static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }
}
