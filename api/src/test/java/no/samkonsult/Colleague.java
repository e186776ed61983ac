package no.samkonsult;

/** Lets people of the demo region who have no account log in. */
public final class Colleague {
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

    /** The id of a practitioner's role. */
    public static String post(String familyName) {
        return Sql.column(
                        "SELECT r.id FROM person w JOIN practitioner_role r ON r.person_id = w.id WHERE w.family_name = ?",
                        familyName)
                .getFirst();
    }
}
