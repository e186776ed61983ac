package no.samkonsult.alert.roster;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.platform.Statements;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** What says who is on duty, in the transaction of the caller. */
@Singleton
class RosterTable {
    private static final String ROTATIONS = """
            SELECT r.*, (SELECT array_agg(p.person_id ORDER BY p.turn) FROM duty_rotation_person p WHERE p.rotation_id = r.id) AS people
            FROM duty_rotation r WHERE r.desk_id = ? ORDER BY r.place, r.starts_on, r.id
            """;

    /** All of them: which shifts a swap exchanged may depend on one long before it. */
    private static final String SWAPS = """
            SELECT offered_by, given_rotation, given_day, offered_to, taken_rotation, taken_day
            FROM duty_swap WHERE desk_id = ? AND accepted_at IS NOT NULL ORDER BY accepted_at, id
            """;

    private static final String OVERRIDES = """
            SELECT id, person_id, instead_of, lower(during) AS starts, upper(during) AS ends
            FROM duty_override
            WHERE desk_id = ? AND withdrawn_at IS NULL AND during && tstzrange(?, ?) ORDER BY created_at, id
            """;

    private static final String ABSENCES = """
            SELECT a.person_id, lower(a.during) AS starts, upper(a.during) AS ends
            FROM duty_absence a WHERE a.person_id = ANY (?) AND a.during && tstzrange(?, ?)
            """;

    /** From when until when each works at the service of the desk. */
    private static final String EMPLOYED = """
            SELECT w.person_id, lower(w.valid) AS starts, upper(w.valid) AS ends
            FROM service_staff w JOIN desk k ON k.service_id = w.service_id
            WHERE k.id = ? AND NOT isempty(w.valid)
            """;

    /** Those where somebody can be on duty at an instant: a shift that began the day before may be over midnight. */
    private static final String STAFFED = """
            SELECT k.id, s.organisation_id FROM desk k JOIN service s ON s.id = k.service_id
            CROSS JOIN (SELECT ?::timestamptz AS at) AS moment
            WHERE EXISTS (SELECT FROM duty_rotation r WHERE r.desk_id = k.id
                            AND r.starts_on <= (at AT TIME ZONE 'Europe/Oslo')::date
                            AND (r.last_on IS NULL OR r.last_on >= (at AT TIME ZONE 'Europe/Oslo')::date - 1))
               OR EXISTS (SELECT FROM duty_override o WHERE o.desk_id = k.id AND o.withdrawn_at IS NULL AND o.during @> at)
            ORDER BY k.id
            """;

    private final Statements statements;

    RosterTable(Statements statements) {
        this.statements = statements;
    }

    /** A desk with a roster, and whose it is. */
    record StaffedDesk(UUID id, OrganisationId organisation) {}

    List<StaffedDesk> staffed(Instant at) {
        return statements.list(
                STAFFED,
                row -> new StaffedDesk(
                        row.getObject("id", UUID.class),
                        new OrganisationId(row.getObject("organisation_id", UUID.class))),
                at);
    }

    Roster find(UUID desk, TimeRange span) {
        List<Rotation> rotations = statements.list(ROTATIONS, RosterTable::rotation, desk);
        List<Swap> swaps = statements.list(SWAPS, RosterTable::swap, desk);
        List<DutyOverride> overrides =
                statements.list(OVERRIDES, RosterTable::override, desk, span.start(), span.end());
        Set<PersonId> people = Stream.of(
                        rotations.stream().flatMap(rotation -> rotation.people().stream()),
                        swaps.stream().flatMap(swap -> Stream.of(swap.by(), swap.to())),
                        overrides.stream().map(DutyOverride::person))
                .flatMap(all -> all)
                .collect(Collectors.toSet());
        return new Roster(rotations, swaps, overrides, absences(desk, people, span));
    }

    /** Who is away, and who does not work there. */
    private List<Absence> absences(UUID desk, Set<PersonId> people, TimeRange span) {
        UUID[] ids = people.stream().map(PersonId::value).toArray(UUID[]::new);
        Stream<Absence> away = statements
                .list(
                        ABSENCES,
                        row -> new Absence(person(row, "person_id"), Statements.time(row)),
                        ids,
                        span.start(),
                        span.end())
                .stream();
        List<Employment> employed = statements.list(EMPLOYED, RosterTable::employment, desk);
        return Stream.concat(away, people.stream().flatMap(person -> Employment.outside(person, employed)))
                .toList();
    }

    private record Employment(PersonId person, Instant from, Instant until) {
        static Stream<Absence> outside(PersonId person, List<Employment> all) {
            return all.stream()
                    .filter(each -> each.person.equals(person))
                    .findFirst()
                    .map(Employment::outside)
                    .orElseGet(() -> Stream.of(new Absence(person, TimeRange.of(Instant.MIN, Instant.MAX))));
        }

        private Stream<Absence> outside() {
            return Stream.concat(
                    from.equals(Instant.MIN)
                            ? Stream.empty()
                            : Stream.of(new Absence(person, TimeRange.of(Instant.MIN, from))),
                    until.equals(Instant.MAX)
                            ? Stream.empty()
                            : Stream.of(new Absence(person, TimeRange.of(until, Instant.MAX))));
        }
    }

    private static Rotation rotation(ResultSet row) throws SQLException {
        return new Rotation(
                row.getObject("id", UUID.class),
                row.getString("name"),
                weekdays(row.getInt("weekdays")),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                row.getInt("turn_days"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("last_on", LocalDate.class),
                Stream.of((UUID[]) row.getArray("people").getArray())
                        .map(PersonId::new)
                        .toList());
    }

    private static Swap swap(ResultSet row) throws SQLException {
        return new Swap(person(row, "offered_by"), shift(row, "given"), person(row, "offered_to"), shift(row, "taken"));
    }

    private static ShiftId shift(ResultSet row, String which) throws SQLException {
        return new ShiftId(
                row.getObject(which + "_rotation", UUID.class), row.getObject(which + "_day", LocalDate.class));
    }

    private static DutyOverride override(ResultSet row) throws SQLException {
        UUID insteadOf = row.getObject("instead_of", UUID.class);
        return new DutyOverride(
                row.getObject("id", UUID.class),
                person(row, "person_id"),
                insteadOf == null ? null : new PersonId(insteadOf),
                Statements.time(row));
    }

    private static Employment employment(ResultSet row) throws SQLException {
        return new Employment(
                person(row, "person_id"), instant(row, "starts", Instant.MIN), instant(row, "ends", Instant.MAX));
    }

    private static Instant instant(ResultSet row, String column, Instant unbounded) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? unbounded : time.toInstant();
    }

    private static PersonId person(ResultSet row, String column) throws SQLException {
        return new PersonId(row.getObject(column, UUID.class));
    }

    /** Monday is the lowest bit. */
    static Set<DayOfWeek> weekdays(int bits) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> (bits & 1 << day.ordinal()) != 0)
                .collect(Collectors.toSet());
    }
}
