package no.samkonsult.scheduling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;

/** Posts, working hours and occupancy, read for a group of people at once. */
@Singleton
final class Calendars {
    /** One row per spell of work. Posts come first, so that a nurse who is next of kin too meets as a nurse while at work. */
    private static final String POSTS = """
            SELECT p.id, p.given_name || ' ' || p.family_name AS name, post.role, post.organisation_id, h.weekday,
                   extract(epoch FROM h.starts)::int / 60 AS start_minute, extract(epoch FROM h.ends)::int / 60 AS end_minute,
                   coalesce(lower(h.valid * post.dates), '-infinity') AS valid_from,
                   coalesce(upper(h.valid * post.dates), 'infinity') AS valid_until
            FROM (SELECT id, person_id, role, organisation_id,
                         daterange((lower(valid) AT TIME ZONE 'Europe/Oslo')::date, (upper(valid) AT TIME ZONE 'Europe/Oslo')::date) AS dates
                  FROM practitioner_role
                  WHERE person_id = ANY (?) AND role = ANY (?) AND valid && tstzrange(?, ?)
                  UNION ALL
                  SELECT NULL, person_id, 'PATIENT', NULL, NULL FROM patient WHERE id = ?
                  UNION ALL
                  SELECT NULL, person_id, 'NEXT_OF_KIN', NULL, NULL FROM next_of_kin WHERE person_id = ANY (?) AND patient_id = ?) post
            JOIN person p ON p.id = post.person_id
            LEFT JOIN working_hours h ON h.practitioner_role_id = post.id AND h.valid && post.dates
            ORDER BY p.id, post.id NULLS LAST
            """;

    /** The look-back finds what began before the window: the index knows beginnings only. */
    private static final String BUSY = """
            SELECT person_id, lower(during) AS starts, upper(during) AS ends FROM occupancy
            WHERE person_id = ANY (?)
              AND lower(during) >= ?::timestamptz - interval '31 days' AND lower(during) < ? AND upper(during) > ?
            """;

    private final Statements statements;

    Calendars(Statements statements) {
        this.statements = statements;
    }

    /** The patient and those who are wanted, with what takes their time. */
    Gathering gather(PatientId patient, Attendees attendees, TimeRange window) {
        Map<PersonId, Party> parties = parties(patient, attendees, window);
        Stream<Party> present = parties.values().stream().filter(Party::isPatient);
        Stream<Party> required = chosen("required", attendees.required(), parties);
        return new Gathering(
                window,
                Stream.concat(present, required).distinct().toList(),
                chosen("optional", attendees.optional(), parties)
                        .filter(party -> !party.isPatient())
                        .toList(),
                busy(parties.keySet(), window));
    }

    private static Stream<Party> chosen(String field, List<PersonId> wanted, Map<PersonId, Party> parties) {
        return wanted.stream().map(person -> {
            Party party = parties.get(person);
            if (party == null) {
                throw new InvalidInput(field, "names %s, who cannot take part".formatted(person));
            }
            return party;
        });
    }

    private Map<PersonId, Party> parties(PatientId patient, Attendees attendees, TimeRange window) {
        UUID[] people = ids(attendees.all());
        return statements
                .list(
                        POSTS,
                        Calendars::party,
                        people,
                        names(Party.PRACTISING),
                        window.start(),
                        window.end(),
                        patient.value(),
                        people,
                        patient.value())
                .stream()
                .collect(Collectors.toMap(Party::person, party -> party, Party::with));
    }

    private Map<PersonId, List<TimeRange>> busy(Collection<PersonId> people, TimeRange window) {
        record Spell(PersonId person, TimeRange time) {}
        return statements
                .list(
                        BUSY,
                        row -> new Spell(new PersonId(row.getObject("person_id", UUID.class)), Statements.time(row)),
                        ids(people.stream()),
                        window.start(),
                        window.end(),
                        window.start())
                .stream()
                .collect(groupingBy(Spell::person, mapping(Spell::time, toList())));
    }

    private static Party party(ResultSet row) throws SQLException {
        UUID organisation = row.getObject("organisation_id", UUID.class);
        return new Party(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                List.of(new Party.Post(
                        Role.valueOf(row.getString("role")),
                        organisation == null ? null : new OrganisationId(organisation),
                        hours(row))));
    }

    private static List<WorkingHours> hours(ResultSet row) throws SQLException {
        int weekday = row.getInt("weekday");
        if (row.wasNull()) {
            return List.of();
        }
        return List.of(new WorkingHours(
                DayOfWeek.of(weekday),
                row.getInt("start_minute"),
                row.getInt("end_minute"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class)));
    }

    private static UUID[] ids(Stream<PersonId> people) {
        return people.map(PersonId::value).toArray(UUID[]::new);
    }

    private static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }
}
