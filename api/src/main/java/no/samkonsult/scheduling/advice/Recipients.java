package no.samkonsult.scheduling.advice;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.advice.Recipient.Choice;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;

/** Those who can be asked for advice: the specialists of hospitals, and their departments. */
@Singleton
class Recipients {
    private static final int MOST = 10;
    private static final int MOST_COLLEAGUES = 200;

    private static final String POSTS = """
            SELECT DISTINCT o.id AS hospital, o.name AS hospital_name, coalesce(r.specialty, '') AS specialty, %s
            FROM practitioner_role r JOIN organisation o ON o.id = r.organisation_id JOIN person p ON p.id = r.person_id
            WHERE r.role = 'SPECIALIST' AND r.valid @> now() AND p.id <> ?
              AND %s
            ORDER BY name, specialty, hospital_name, hospital
            LIMIT ?
            """;

    private static final String DEPARTMENT = "NULL::uuid AS person_id, '' AS name";
    private static final String PERSON = "p.id AS person_id, p.given_name || ' ' || p.family_name AS name";

    private static final String DEPARTMENTS = POSTS.formatted(DEPARTMENT, """
            o.kind = 'HOSPITAL' AND position(lower(?) IN lower(coalesce(r.specialty, '') || ', ' || o.name)) > 0""");

    private static final String PEOPLE = POSTS.formatted(PERSON, """
            o.kind = 'HOSPITAL' AND position(lower(?) IN lower(
                p.given_name || ' ' || p.family_name || ', ' || coalesce(r.specialty, '') || ', ' || o.name)) > 0""");

    private static final String COLLEAGUES = POSTS.formatted(PERSON, "o.id = ?");

    private static final String ONE = POSTS.formatted(PERSON, """
            o.kind = 'HOSPITAL' AND o.id = ? AND coalesce(r.specialty, '') = ? AND p.id = coalesce(?::uuid, p.id)""");

    private final Statements statements;

    Recipients(Statements statements) {
        this.statements = statements;
    }

    /** Departments first, then people, by part of a name, a specialty or a hospital; not oneself. */
    @Acting
    List<Choice> search(Principal who, String text) {
        UUID self = who.person().value();
        return Stream.concat(
                        statements.list(DEPARTMENTS, Recipients::choice, self, text.strip(), MOST).stream(),
                        statements.list(PEOPLE, Recipients::choice, self, text.strip(), MOST).stream())
                .toList();
    }

    /** The other specialists of a hospital, by name. */
    @Acting
    List<Choice> colleagues(Principal who, OrganisationId hospital) {
        return statements.list(COLLEAGUES, Recipients::choice, who.person().value(), hospital.value(), MOST_COLLEAGUES);
    }

    /** One as it can be asked now: a department has somebody else at least. */
    @Acting
    Optional<Choice> find(Principal who, Recipient recipient) {
        PersonId person = recipient.person();
        return statements
                .list(
                        ONE,
                        Recipients::choice,
                        who.person().value(),
                        recipient.hospital().value(),
                        recipient.specialty(),
                        person == null ? null : person.value(),
                        1)
                .stream()
                .map(found -> new Choice(recipient, person == null ? "" : found.name(), found.hospitalName()))
                .findFirst();
    }

    private static Choice choice(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        return new Choice(
                new Recipient(
                        new OrganisationId(row.getObject("hospital", UUID.class)),
                        row.getString("specialty"),
                        person == null ? null : new PersonId(person)),
                row.getString("name"),
                row.getString("hospital_name"));
    }
}
