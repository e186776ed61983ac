package no.samkonsult.scheduling;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultation.Status;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.Gathering.Seat;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** The tables of consultations, their participants, and the time they take. */
@Singleton
public final class Consultations {
    private static final String ADD = """
            INSERT INTO consultation (patient_id, controller, topic, during, zone, local_start, created_by)
            SELECT id, controller, ?, tstzrange(?, ?), ?, ?, ? FROM patient WHERE id = ?
            RETURNING id
            """;

    private static final String INVITE = """
            INSERT INTO consultation_participant (consultation_id, person_id, role, organisation_id, required, status)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (consultation_id, person_id) DO UPDATE
            SET role = excluded.role, organisation_id = excluded.organisation_id, required = excluded.required, status = excluded.status
            """;

    /**
     * One statement in one order, of however many consultations: two bookings that share people meet at the same person first, and
     * one waits. Taken time is left out instead of raised as an error, which lets the one who waits go on the moment the other commits.
     */
    private static final String OCCUPY = """
            INSERT INTO occupancy (person_id, during, kind, consultation_id, overbooking_id)
            SELECT seat.person_id, part.during, part.kind, seat.consultation_id, seat.overbooking_id
            FROM unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::integer[], ?::integer[], ?::uuid[])
                AS seat (consultation_id, starts, ends, person_id, before, after, overbooking_id)
            CROSS JOIN LATERAL (VALUES
                ('BUFFER', tstzrange(starts - before * interval '1 minute', starts)),
                ('BOOKED', tstzrange(starts, ends)),
                ('BUFFER', tstzrange(ends, ends + after * interval '1 minute'))) AS part (kind, during)
            WHERE NOT isempty(part.during)
            ORDER BY seat.person_id, part.during
            ON CONFLICT DO NOTHING
            """;

    /** By the same index as the constraint that would refuse it. */
    private static final String TAKEN = """
            SELECT EXISTS (SELECT FROM occupancy
                           WHERE person_id = ANY (?) AND during && tstzrange(?, ?) AND kind IN ('BOOKED', 'BUFFER', 'BLOCKED', 'HOLD')
                             AND (expires_at IS NULL OR expires_at > ?)) AS taken
            """;

    private static final String WITH_PARTICIPANTS = """
            SELECT c.*, lower(c.during) AS starts, upper(c.during) AS ends,
                   a.person_id, coalesce(p.given_name || ' ' || p.family_name, '') AS name, a.role, a.organisation_id,
                   o.name AS organisation, a.required, a.status AS attendance
            FROM consultation c
            JOIN consultation_participant a ON a.consultation_id = c.id
            LEFT JOIN person p ON p.id = a.person_id   -- a patient whom one no longer has a ground for has no name here
            LEFT JOIN organisation o ON o.id = a.organisation_id
            WHERE c.id IN (%s)
            ORDER BY lower(c.during), c.id, a.required DESC, p.family_name, p.id
            """;

    private static final String ONE = WITH_PARTICIPANTS.formatted("?");

    private static final String MINE = WITH_PARTICIPANTS.formatted("""
            SELECT m.id FROM consultation m
            WHERE lower(m.during) >= ?
              AND (m.created_by = ?
                   OR EXISTS (SELECT FROM consultation_participant x
                              WHERE x.consultation_id = m.id AND x.person_id = ? AND x.status <> 'UNAVAILABLE'))
            ORDER BY lower(m.during), m.id
            LIMIT ?""");

    private static final String COMING = WITH_PARTICIPANTS.formatted("""
            SELECT m.id FROM consultation m
            WHERE m.patient_id = ? AND m.status = 'BOOKED' AND upper(m.during) > ?
            ORDER BY lower(m.during), m.id
            LIMIT ?""");

    private static final String CANCEL = """
            UPDATE consultation
            SET status = 'CANCELLED', cancelled_by = ?, cancelled_at = ?, cancel_reason = ?, version = version + 1
            WHERE id = ? AND status = 'BOOKED'
            """;

    private final Statements statements;

    Consultations(Statements statements) {
        this.statements = statements;
    }

    public UUID add(BookingRequest request, PersonId creator) {
        return statements
                .list(
                        ADD,
                        row -> row.getObject("id", UUID.class),
                        request.topic().name(),
                        request.time().start(),
                        request.time().end(),
                        WallClockRules.ZONE.getId(),
                        LocalDateTime.ofInstant(request.start(), WallClockRules.ZONE),
                        creator.value(),
                        request.patient().value())
                .getFirst();
    }

    /** Adds a participant, or writes anew how one takes part. */
    public void invite(UUID consultation, Participant participant) {
        OrganisationId organisation = participant.organisation();
        statements.update(
                INVITE,
                consultation,
                participant.person().value(),
                participant.role().name(),
                organisation == null ? null : organisation.value(),
                participant.required(),
                participant.attendance().name());
    }

    /** Whether anything that can be taken once takes somebody's time already, at an instant. */
    boolean isTaken(List<PersonId> people, TimeRange time, Instant now) {
        return statements
                .list(
                        TAKEN,
                        row -> row.getBoolean("taken"),
                        people.stream().map(PersonId::value).toArray(UUID[]::new),
                        time.start(),
                        time.end(),
                        now)
                .getFirst();
    }

    /** One seat of a consultation. */
    public record Taking(UUID consultation, TimeRange time, Seat seat) {
        public static Stream<Taking> of(UUID consultation, TimeRange time, List<Seat> seats) {
            return seats.stream().map(seat -> new Taking(consultation, time, seat));
        }

        /** The meeting, and what is kept free before and after it. */
        private int rows() {
            return 1 + Math.min(1, seat.before()) + Math.min(1, seat.after());
        }
    }

    /** Takes everybody's time, of one consultation or of several; false where somebody's was taken already, and then the transaction must not commit. */
    public boolean occupy(List<Taking> takings) {
        int taken = statements.update(
                OCCUPY,
                column(takings, UUID[]::new, Taking::consultation),
                column(takings, String[]::new, taking -> taking.time().start().toString()),
                column(takings, String[]::new, taking -> taking.time().end().toString()),
                column(takings, UUID[]::new, taking -> taking.seat().person().value()),
                column(takings, Integer[]::new, taking -> taking.seat().before()),
                column(takings, Integer[]::new, taking -> taking.seat().after()),
                takings.stream().map(taking -> taking.seat().overbooking()).toArray(UUID[]::new));
        return taken == takings.stream().mapToInt(Taking::rows).sum();
    }

    private static <T> T[] column(List<Taking> takings, IntFunction<T[]> array, Function<Taking, T> value) {
        return takings.stream().map(value).toArray(array);
    }

    /** From here on what is written can be taken back alone. */
    void beginTrying() {
        statements.update("SAVEPOINT trying");
    }

    /** Takes back what was written since, and lets those go on who wait for it. */
    void takeBack() {
        statements.update("ROLLBACK TO SAVEPOINT trying");
    }

    public Optional<Consultation> find(UUID id) {
        return read(ONE, id).stream().findFirst();
    }

    Optional<PatientId> patientOf(UUID id) {
        return statements
                .list(
                        "SELECT patient_id FROM consultation WHERE id = ?",
                        row -> new PatientId(row.getObject("patient_id", UUID.class)),
                        id)
                .stream()
                .findFirst();
    }

    /** Whether a patient can meet anybody. */
    boolean isAlive(PatientId patient) {
        return !statements
                .list("SELECT FROM patient WHERE id = ? AND died_on IS NULL", _ -> patient, patient.value())
                .isEmpty();
    }

    /** Those that a person takes part in or has booked for others, soonest first. */
    List<Consultation> findMine(PersonId person, Instant from, int limit) {
        return read(MINE, from, person.value(), person.value(), limit);
    }

    /** Those of a patient that are not over, soonest first. */
    List<Consultation> findComing(PatientId patient, Instant from, int limit) {
        return read(COMING, patient.value(), from, limit);
    }

    /**
     * Marks it cancelled and gives everybody's time back; false where it was cancelled before.
     *
     * @param who null where no person did, but the patient has left
     */
    boolean cancel(UUID id, @Nullable PersonId who, Instant when, String reason) {
        boolean cancelled = statements.update(CANCEL, who == null ? null : who.value(), when, reason, id) == 1;
        statements.update("DELETE FROM occupancy WHERE consultation_id = ?", id);
        return cancelled;
    }

    private List<Consultation> read(String sql, Object... parameters) {
        return List.copyOf(statements.list(sql, Consultations::consultation, parameters).stream()
                .collect(toMap(Consultation::id, row -> row, Consultation::with, LinkedHashMap::new))
                .values());
    }

    /** A row holds the consultation and one of its participants. */
    private static Consultation consultation(ResultSet row) throws SQLException {
        return new Consultation(
                row.getObject("id", UUID.class),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new OrganisationId(row.getObject("controller", UUID.class)),
                Topic.valueOf(row.getString("topic")),
                Statements.time(row),
                row.getString("zone"),
                row.getObject("local_start", LocalDateTime.class),
                Status.valueOf(row.getString("status")),
                new PersonId(row.getObject("created_by", UUID.class)),
                row.getString("cancel_reason"),
                row.getInt("version"),
                List.of(participant(row)));
    }

    private static Participant participant(ResultSet row) throws SQLException {
        UUID organisation = row.getObject("organisation_id", UUID.class);
        return new Participant(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                organisation == null ? null : new OrganisationId(organisation),
                row.getString("organisation"),
                row.getBoolean("required"),
                Attendance.valueOf(row.getString("attendance")));
    }
}
