package no.samkonsult.scheduling.appointment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Statements;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.appointment.Appointment.Attendant;
import no.samkonsult.scheduling.appointment.Appointment.Booked;
import no.samkonsult.scheduling.appointment.Appointment.CancelledBy;
import no.samkonsult.scheduling.appointment.Appointment.Organisation;
import no.samkonsult.scheduling.resource.Resource.Kind;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Reads consultations with the numbers that other systems know organisations and health personnel by. */
@Singleton
final class AppointmentTable {
    /** A part without a number is the whole. */
    private static final String APPOINTMENTS = """
            SELECT c.id, part.number
            FROM consultation c
            CROSS JOIN LATERAL (
                SELECT '' AS number
                UNION
                SELECT o.organisation_number
                FROM consultation_participant a JOIN organisation o ON o.id = a.organisation_id
                WHERE a.consultation_id = c.id AND a.status <> 'UNAVAILABLE') AS part
            WHERE %1$s
            ORDER BY lower(c.during) %2$s, c.id %2$s, part.number %2$s
            LIMIT ?
            """;

    private static final String WITH_PERSONNEL = """
            (c.id, part.number) IN (
                SELECT a.consultation_id, unnest(ARRAY['', o.organisation_number])
                FROM consultation_participant a JOIN organisation o ON o.id = a.organisation_id
                WHERE a.person_id IN (SELECT r.person_id FROM practitioner_role r WHERE r.hpr_number = ?))""";

    private static final String ANSWERS = """
            SELECT c.id, a.person_id
            FROM consultation c JOIN consultation_participant a ON a.consultation_id = c.id
            WHERE a.status <> 'UNAVAILABLE' AND %s
            ORDER BY lower(c.during), c.id, a.person_id
            LIMIT ?
            """;

    private static final String OF_PERSONNEL = """
            a.organisation_id IS NOT NULL
            AND a.person_id IN (SELECT r.person_id FROM practitioner_role r WHERE r.hpr_number = ?)""";

    /** Whether one is involved is decided as in the policies of the table. */
    private static final String WHOLE = """
            SELECT c.id, c.patient_id, c.topic, lower(c.during) AS starts, upper(c.during) AS ends, c.created_at, c.version,
                   acting_takes_part(c.id) OR c.created_by = acting_person() AND NOT acting_privately() AS involved,
                   CASE WHEN c.status <> 'CANCELLED' THEN NULL
                        WHEN c.cancelled_by IS NULL THEN 'NOBODY'
                        WHEN EXISTS (SELECT FROM consultation_participant x
                                     WHERE x.consultation_id = c.id AND x.person_id = c.cancelled_by AND x.role = 'PATIENT')
                             THEN 'PATIENT'
                        ELSE 'PROVIDER' END AS cancelled_by,
                   a.person_id, coalesce(p.given_name || ' ' || p.family_name, '') AS name, a.role, a.required,
                   a.status AS attendance, o.organisation_number, o.name AS organisation,
                   (SELECT max(r.hpr_number) FROM practitioner_role r WHERE r.person_id = a.person_id) AS hpr_number
            FROM consultation c
            JOIN consultation_participant a ON a.consultation_id = c.id
            LEFT JOIN person p ON p.id = a.person_id
            LEFT JOIN organisation o ON o.id = a.organisation_id
            WHERE c.id = ANY (?)
            ORDER BY a.required DESC, p.family_name, a.person_id
            """;

    private static final String RESOURCES = """
            SELECT b.consultation_id, r.id, r.kind, r.name, o.organisation_number, o.name AS organisation
            FROM consultation_resource b JOIN resource r ON r.id = b.resource_id JOIN organisation o ON o.id = r.organisation_id
            WHERE b.consultation_id = ANY (?)
            ORDER BY r.name, r.id
            """;

    private final Statements statements;

    AppointmentTable(Statements statements) {
        this.statements = statements;
    }

    /** A whole consultation, and whether whoever acts takes part in it or has arranged it. */
    record Visible(Appointment appointment, boolean involved) {
        Visible with(List<Booked> resources) {
            return new Visible(appointment.with(resources), involved);
        }
    }

    private record Taken(UUID consultation, Booked resource) {}

    /** One more than asked for, where there is more. */
    List<AppointmentId> find(AppointmentSearch search) {
        var wanted = new Wanted()
                .where("c.patient_id = ?", value(search.patient()))
                .where("c.id = ?", search.partOf())
                .where("part.number <> ?", search.partOf() == null ? null : "")
                .where(
                        "c.status = ?",
                        search.status() == null ? null : search.status().name())
                .where("lower(c.during) >= ?", search.from())
                .where("lower(c.during) < ?", search.until())
                .where(WITH_PERSONNEL, search.hprNumber());
        if (search.id() != null) {
            wanted.where("c.id = ?", search.id().consultation()).where("part.number = ?", number(search.id()));
        }
        if (search.after() != null) {
            AppointmentId last = search.after().id();
            wanted.where(
                    "(lower(c.during), c.id, part.number) %s (?, ?, ?)".formatted(search.newestFirst() ? "<" : ">"),
                    search.after().start(),
                    last.consultation(),
                    number(last));
        }
        return statements.list(
                APPOINTMENTS.formatted(wanted.conditions(), search.newestFirst() ? "DESC" : ""),
                AppointmentTable::appointmentId,
                wanted.parametersAnd(search.count() + 1));
    }

    /** One more than asked for, where there is more. */
    List<AnswerId> find(AnswerSearch search) {
        var wanted = new Wanted()
                .where("c.id = ?", search.consultation())
                .where("a.role = 'PATIENT' AND c.patient_id = ?", value(search.patient()))
                .where(OF_PERSONNEL, search.hprNumber());
        if (search.after() != null) {
            AnswerId last = search.after().id();
            wanted.where(
                    "(lower(c.during), c.id, a.person_id) > (?, ?, ?)",
                    search.after().start(),
                    last.consultation(),
                    last.person());
        }
        return statements.list(
                ANSWERS.formatted(wanted.conditions()),
                row -> new AnswerId(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class)),
                wanted.parametersAnd(search.count() + 1));
    }

    /** Consultations by their ids. */
    Map<UUID, Visible> whole(Collection<UUID> consultations) {
        UUID[] ids = consultations.toArray(UUID[]::new);
        Map<UUID, Visible> whole = statements.list(WHOLE, AppointmentTable::visible, (Object) ids).stream()
                .collect(toMap(
                        row -> row.appointment().id().consultation(),
                        row -> row,
                        (one, other) -> new Visible(one.appointment().with(other.appointment()), one.involved()),
                        LinkedHashMap::new));
        Map<UUID, List<Booked>> resources = resources(ids);
        whole.replaceAll((id, visible) -> visible.with(resources.getOrDefault(id, List.of())));
        return whole;
    }

    private Map<UUID, List<Booked>> resources(UUID[] consultations) {
        return statements.list(RESOURCES, AppointmentTable::taken, (Object) consultations).stream()
                .collect(groupingBy(Taken::consultation, mapping(Taken::resource, toList())));
    }

    private static @Nullable UUID value(@Nullable PatientId patient) {
        return patient == null ? null : patient.value();
    }

    private static String number(AppointmentId id) {
        return id.organisation() == null ? "" : id.organisation();
    }

    private static AppointmentId appointmentId(ResultSet row) throws SQLException {
        String number = row.getString("number");
        return new AppointmentId(row.getObject("id", UUID.class), number.isEmpty() ? null : number);
    }

    /** A row holds the consultation and one of those who are wanted. */
    private static Visible visible(ResultSet row) throws SQLException {
        String cancelledBy = row.getString("cancelled_by");
        return new Visible(
                new Appointment(
                        AppointmentId.whole(row.getObject("id", UUID.class)),
                        new PatientId(row.getObject("patient_id", UUID.class)),
                        Topic.valueOf(row.getString("topic")),
                        Statements.time(row),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        cancelledBy == null ? null : CancelledBy.valueOf(cancelledBy),
                        row.getInt("version"),
                        List.of(attendant(row)),
                        List.of()),
                row.getBoolean("involved"));
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getObject("consultation_id", UUID.class),
                new Booked(
                        row.getObject("id", UUID.class),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        new Organisation(row.getString("organisation_number"), row.getString("organisation"))));
    }

    private static Attendant attendant(ResultSet row) throws SQLException {
        String number = row.getString("organisation_number");
        return new Attendant(
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("hpr_number"),
                number == null ? null : new Organisation(number, row.getString("organisation")),
                row.getBoolean("required"),
                Attendance.valueOf(row.getString("attendance")));
    }
}
