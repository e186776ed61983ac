package no.samkonsult;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import no.samkonsult.platform.Page;

/** A desk of a service of an organisation that no other test knows, which is open round the clock. */
public final class TestDesk {
    private final UUID organisation = UUID.randomUUID();
    private final UUID service = UUID.randomUUID();
    private final UUID desk = UUID.randomUUID();

    private TestDesk() {}

    public static TestDesk open() {
        var desk = new TestDesk();
        Sql.run(
                """
                INSERT INTO organisation (id, name, kind, organisation_number, municipality_number)
                VALUES (?, 'Prøveregionen', 'REGION', ?, '4601')
                """,
                desk.organisation,
                "%09d".formatted(ThreadLocalRandom.current().nextInt(100_000_000, 800_000_000)));
        Sql.run("""
                INSERT INTO service (id, organisation_id, name, red_response_minutes, yellow_response_minutes)
                VALUES (?, ?, 'Prøvetenesta', 30, 240)
                """, desk.service, desk.organisation);
        Sql.run("INSERT INTO desk (id, service_id, name) VALUES (?, ?, 'Prøvevakta')", desk.desk, desk.service);
        return desk.openDaily("00:00", "24:00");
    }

    /** Open from one time to another on every day, and then alone. */
    public TestDesk openDaily(String opens, String closes) {
        Sql.run("DELETE FROM service_hours WHERE service_id = ?", service);
        Sql.run("""
                INSERT INTO service_hours (service_id, weekday, opens, closes)
                SELECT ?, weekday, ?::time, ?::time FROM generate_series(1, 7) AS weekday
                """, service, opens, closes);
        return this;
    }

    public UUID id() {
        return desk;
    }

    public UUID service() {
        return service;
    }

    public String path() {
        return "/rosters/" + desk;
    }

    /** The account of somebody new who has worked at the desk for some time. */
    public String nurse(String givenName) {
        String username = account(givenName, "HOME_CARE");
        Sql.run(
                "INSERT INTO service_staff (service_id, person_id, valid) VALUES (?, ?, tstzrange(now() - interval '60 days', NULL))",
                service,
                person(username));
        return username;
    }

    /** The account of the administrator of the organisation. */
    public String administrator() {
        return account("Styrar", "ADMINISTRATOR");
    }

    /** The account of the organisation's secretary. */
    public String secretary() {
        return account("Gro", "SECRETARY");
    }

    public static UUID person(String username) {
        return UUID.fromString(Sql.column("SELECT person_id FROM account WHERE username = ?", username)
                .getFirst());
    }

    /** A rotation of some people, a day of each from a day on, at the same hours of every day; its id. */
    public String rotation(LocalDate from, String starts, String ends, String... usernames) {
        UUID rotation = UUID.randomUUID();
        Sql.run("""
                INSERT INTO duty_rotation (id, desk_id, place, name, weekdays, starts, ends, turn_days, starts_on, created_at)
                VALUES (?, ?, 1, 'Tur', 127, ?::time, ?::time, 1, ?, now())
                """, rotation, desk, starts, ends, from);
        for (int turn = 0; turn < usernames.length; turn++) {
            Sql.run(
                    "INSERT INTO duty_rotation_person (rotation_id, turn, person_id) VALUES (?, ?, ?)",
                    rotation,
                    turn,
                    person(usernames[turn]));
        }
        return rotation.toString();
    }

    /** Who is on duty at a time of a day, by given name, as somebody is told. */
    public List<String> onDuty(String username, LocalDate day, int hour) {
        String at = day.atTime(hour, 0)
                .atZone(Page.ZONE)
                .toOffsetDateTime()
                .toString()
                .replace("+", "%2B");
        return Json.list(username, "/api/desks/%s/on-duty?at=%s".formatted(desk, at)).stream()
                .map(each -> each.get("name").asText().replaceFirst(" .*", ""))
                .toList();
    }

    /** The acts on the roster that the audit trail holds of somebody, oldest first, ids left out. */
    public static List<String> trail(String username) {
        return Sql.column("""
                SELECT action || ' ' || regexp_replace(entity, '/[0-9a-f-]{36}', '') || ' ' || ground
                FROM audit_event WHERE person_id = ? AND entity ~ '^(duty|service-hours)' AND patient_id IS NULL ORDER BY id
                """, person(username));
    }

    private String account(String givenName, String role) {
        String username = "test-" + UUID.randomUUID();
        UUID person = UUID.randomUUID();
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, ?, 'Vaktdal')", person, givenName);
        Sql.run(
                "INSERT INTO account (username, person_id, role, organisation_id) VALUES (?, ?, ?, ?)",
                username,
                person,
                role,
                organisation);
        Sql.run(
                "INSERT INTO practitioner_role (id, person_id, organisation_id, role) VALUES (gen_random_uuid(), ?, ?, ?)",
                person,
                organisation,
                role);
        return username;
    }
}
