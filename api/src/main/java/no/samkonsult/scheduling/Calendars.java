package no.samkonsult.scheduling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.hours.Terms;
import no.samkonsult.scheduling.hours.WorkingTime;
import no.samkonsult.scheduling.hours.WorkingTimes;
import no.samkonsult.scheduling.outside.FreshnessTable;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** Posts, working time and occupancy, read for a group of people at once. */
@Singleton
public final class Calendars {
    /** Posts come first, so that a nurse who is next of kin too meets as a nurse while at work. */
    private static final String POSTS = """
            SELECT p.id, p.given_name || ' ' || p.family_name AS name, post.id AS post, post.role, post.organisation_id
            FROM (SELECT id, person_id, role, organisation_id FROM practitioner_role
                  WHERE person_id = ANY (?) AND role = ANY (?) AND valid && tstzrange(?, ?)
                  UNION ALL
                  SELECT NULL, person_id, 'PATIENT', NULL FROM patient WHERE id = ?
                  UNION ALL
                  SELECT NULL, person_id, 'NEXT_OF_KIN', NULL FROM next_of_kin WHERE person_id = ANY (?) AND patient_id = ?) post
            JOIN person p ON p.id = post.person_id
            ORDER BY p.id, post.id NULLS LAST
            """;

    /** The look-back finds what began before the window: the index knows beginnings only. Holds that have run out are nothing. */
    private static final String BUSY = """
            SELECT person_id, lower(during) AS starts, upper(during) AS ends FROM occupancy
            WHERE person_id = ANY (?)
              AND lower(during) >= ?::timestamptz - interval '31 days' AND lower(during) < ? AND upper(during) > ?
              AND (expires_at IS NULL OR expires_at > ?)
            """;

    private static final String BUSY_WITHOUT = BUSY + "AND consultation_id IS DISTINCT FROM ?";

    private final Statements statements;
    private final WorkingTimes times;
    private final FreshnessTable freshness;
    private final Clock clock;

    Calendars(Statements statements, WorkingTimes times, FreshnessTable freshness, Clock clock) {
        this.statements = statements;
        this.times = times;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** A post as it is read: whose, and where its working time is to be found. */
    private record Row(
            PersonId person,
            String name,
            @Nullable UUID post,
            Role role,
            @Nullable OrganisationId organisation) {
        Party party(Map<UUID, WorkingTime> times) {
            WorkingTime time = post == null ? WorkingTime.NONE : times.getOrDefault(post, WorkingTime.NONE);
            return new Party(person, name, List.of(new Party.Post(role, organisation, time)));
        }
    }

    /** The patient and those who are wanted, with what takes their time. */
    public Gathering gather(PatientId patient, Attendees attendees, TimeRange window) {
        return gather(patient, attendees, window, clock.instant());
    }

    /** The same, with how soon one may be booked counted from an instant. */
    Gathering gather(PatientId patient, Attendees attendees, TimeRange window, Instant at) {
        return gather(patient, attendees.required(), attendees.optional(), window, at, null);
    }

    /**
     * The same for those of a consultation that is to be changed.
     *
     * @param changed the consultation whose own time takes nobody's
     */
    public Gathering gather(
            PatientId patient, List<PersonId> required, List<PersonId> optional, TimeRange window, UUID changed) {
        return gather(patient, required, optional, window, clock.instant(), changed);
    }

    private Gathering gather(
            PatientId patient,
            List<PersonId> required,
            List<PersonId> optional,
            TimeRange window,
            Instant at,
            @Nullable UUID changed) {
        Map<PersonId, Party> parties = parties(patient, Stream.concat(required.stream(), optional.stream()), window);
        Stream<Party> present = parties.values().stream().filter(Party::isPatient);
        Stream<Party> needed = chosen("required", required, parties);
        return new Gathering(
                window,
                at,
                Stream.concat(present, needed).distinct().toList(),
                chosen("optional", optional, parties)
                        .filter(party -> !party.isPatient())
                        .toList(),
                busy(parties.keySet(), window, changed),
                freshness.of(keepingCalendars(parties.values()), clock.instant()));
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

    private static List<PersonId> keepingCalendars(Collection<Party> parties) {
        return parties.stream().filter(Party::keepsCalendar).map(Party::person).toList();
    }

    private Map<PersonId, Party> parties(PatientId patient, Stream<PersonId> asked, TimeRange window) {
        UUID[] people = ids(asked);
        List<Row> rows = statements.list(
                POSTS,
                Calendars::row,
                people,
                names(Party.PRACTISING),
                window.start(),
                window.end(),
                patient.value(),
                people,
                patient.value());
        Map<UUID, WorkingTime> working =
                times.of(rows.stream().map(Row::post).filter(Objects::nonNull).toList());
        return rows.stream()
                .map(row -> row.party(working))
                .collect(Collectors.toMap(Party::person, party -> party, Party::with));
    }

    private Map<PersonId, List<TimeRange>> busy(Collection<PersonId> people, TimeRange window, @Nullable UUID changed) {
        record Spell(PersonId person, TimeRange time) {}
        var parameters = new ArrayList<Object>(List.of(
                ids(people.stream()),
                window.start().minus(Terms.LONGEST_BUFFER),
                window.end().plus(Terms.LONGEST_BUFFER),
                window.start().minus(Terms.LONGEST_BUFFER),
                clock.instant()));
        if (changed != null) {
            parameters.add(changed);
        }
        return statements
                .list(
                        changed == null ? BUSY : BUSY_WITHOUT,
                        row -> new Spell(new PersonId(row.getObject("person_id", UUID.class)), Statements.time(row)),
                        parameters.toArray())
                .stream()
                .collect(groupingBy(Spell::person, mapping(Spell::time, toList())));
    }

    private static Row row(ResultSet row) throws SQLException {
        UUID organisation = row.getObject("organisation_id", UUID.class);
        return new Row(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getObject("post", UUID.class),
                Role.valueOf(row.getString("role")),
                organisation == null ? null : new OrganisationId(organisation));
    }

    private static UUID[] ids(Stream<PersonId> people) {
        return people.map(PersonId::value).toArray(UUID[]::new);
    }

    private static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }
}
