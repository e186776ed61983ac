package no.samkonsult;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Lets people of the demo region who have no account log in. */
public final class Colleague {
    private static final String OFFICE = "Døgnope legesenter";

    private Colleague() {}

    /** An account for a practitioner, by family name, in the role they have. */
    public static String account(String familyName) {
        String username = "test." + familyName;
        Sql.run("""
                INSERT INTO account (username, person_id, role, organisation_id)
                SELECT ?, w.id, r.role, r.organisation_id
                FROM person w JOIN practitioner_role r ON r.person_id = w.id WHERE w.family_name = ?
                ON CONFLICT DO NOTHING
                """, username, familyName);
        return username;
    }

    /** The account of a new doctor, at work round the clock in an office that is not on the demo's pages. */
    public static String newDoctor(String givenName) {
        UUID office = UUID.nameUUIDFromBytes(OFFICE.getBytes(UTF_8));
        Sql.run("""
                INSERT INTO organisation (id, name, kind, organisation_number, municipality_number)
                VALUES (?, ?, 'GP_OFFICE', '899999999', '4631') ON CONFLICT DO NOTHING
                """, office, OFFICE);
        String username = "test-" + UUID.randomUUID();
        UUID person = UUID.randomUUID();
        UUID post = UUID.randomUUID();
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, ?, 'Døgnevik')", person, givenName);
        Sql.run(
                "INSERT INTO account (username, person_id, role, organisation_id) VALUES (?, ?, 'GENERAL_PRACTITIONER', ?)",
                username,
                person,
                office);
        Sql.run("""
                INSERT INTO practitioner_role (id, person_id, organisation_id, role)
                SELECT ?, person_id, organisation_id, role FROM account WHERE username = ?
                """, post, username);
        Sql.run(
                "INSERT INTO working_hours SELECT ?, weekday, '00:00', '24:00' FROM generate_series(1, 7) AS weekday",
                post);
        return username;
    }

    /** The id of a practitioner's role. */
    public static String post(String familyName) {
        return Sql.column(
                        "SELECT r.id FROM person w JOIN practitioner_role r ON r.person_id = w.id WHERE w.family_name = ?",
                        familyName)
                .getFirst();
    }
}
