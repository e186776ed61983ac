package no.samkonsult.access;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.Sql;
import no.samkonsult.shared.Role;

/** Somebody in every role, each in an organisation and a service of their own; private roles work nowhere. */
final class Actors {
    private static final Map<Role, Actor> ALL = create();

    private Actors() {}

    record Actor(Role role, UUID person, UUID organisation, UUID service, UUID otherOrganisation, UUID otherService) {
        String username() {
            return "matrix." + role.name();
        }

        /** In whose name a transaction of theirs runs. */
        String setting() {
            return "%s/%s/%s".formatted(person, role, role.isPrivate() ? "" : organisation);
        }

        /** A doctor for whom one stands in, was asked to, or did. */
        UUID regular(String state) {
            UUID doctor = Actors.person("Vikar for " + state);
            Sql.run(
                    """
                    INSERT INTO substitution (regular, substitute, organisation_id, valid, offered_by, accepted_at)
                    VALUES (?, ?, ?, tstzrange(now() - interval '9 days', now() + ?::interval), ?, CASE WHEN ? THEN now() END)
                    """,
                    doctor,
                    person,
                    organisation,
                    state.equals("over") ? "-1 day" : "9 days",
                    doctor,
                    !state.equals("asked"));
            return doctor;
        }

        /** A service that one's own may watch at this hour, or at every other. */
        UUID watched(boolean now) {
            UUID service = Actors.service(otherOrganisation);
            Sql.run("""
                    INSERT INTO duty_agreement (on_duty, for_service, weekday, begins, ends)
                    SELECT ?, ?, day, '00:00', '24:00' FROM generate_series(1, 7) AS day
                    WHERE ? = (day = extract(isodow FROM now() AT TIME ZONE 'Europe/Oslo'))
                    """, this.service, service, now);
            return service;
        }
    }

    static Actor in(Role role) {
        return requireNonNull(ALL.get(role));
    }

    static UUID person(String name) {
        UUID person = UUID.randomUUID();
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, ?, 'Prøve')", person, name);
        return person;
    }

    private static Map<Role, Actor> create() {
        var actors = new EnumMap<Role, Actor>(Role.class);
        Arrays.stream(Role.values()).forEach(role -> actors.put(role, create(role)));
        return actors;
    }

    private static Actor create(Role role) {
        UUID organisation = organisation(role, 1);
        UUID otherOrganisation = organisation(role, 2);
        var actor = new Actor(
                role,
                person(role.name()),
                organisation,
                service(organisation),
                otherOrganisation,
                service(otherOrganisation));
        if (!role.isPrivate()) {
            Sql.run("INSERT INTO service_staff (service_id, person_id) VALUES (?, ?)", actor.service(), actor.person());
            Sql.run(
                    "INSERT INTO practitioner_role (id, person_id, organisation_id, role) VALUES (?, ?, ?, ?)",
                    UUID.randomUUID(),
                    actor.person(),
                    organisation,
                    role.name());
        }
        Sql.run(
                "INSERT INTO account (username, person_id, role, organisation_id) VALUES (?, ?, ?, ?)",
                actor.username(),
                actor.person(),
                role.name(),
                role.isPrivate() ? null : organisation);
        return actor;
    }

    private static UUID organisation(Role role, int number) {
        UUID organisation = UUID.randomUUID();
        Sql.run(
                """
                INSERT INTO organisation (id, name, kind, organisation_number, municipality_number)
                VALUES (?, ?, 'HOSPITAL', ?, '0000')
                """,
                organisation,
                "Prøvestad %s %d".formatted(role, number),
                "7%07d%d".formatted(role.ordinal(), number));
        return organisation;
    }

    private static UUID service(UUID organisation) {
        UUID service = UUID.randomUUID();
        Sql.run("""
                INSERT INTO service (id, organisation_id, name, red_response_minutes, yellow_response_minutes)
                VALUES (?, ?, 'Prøveteneste', 30, 240)
                """, service, organisation);
        return service;
    }
}
