package no.samkonsult.bench.cohort;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.bench.Site;
import no.samkonsult.bench.cohort.Programme.Kit;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.limit.Applying;
import no.samkonsult.monitoring.limit.Draft;
import no.samkonsult.monitoring.limit.LimitResult;
import no.samkonsult.monitoring.limit.Limits;
import no.samkonsult.monitoring.template.Template;
import no.samkonsult.monitoring.template.TemplateRules;
import no.samkonsult.monitoring.template.Templates;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * Enrols the cohort with the service of Alver, the doctor of Knarvik answering for it. People, devices and plans are rows; programmes
 * are applied and limits are confirmed by the product itself, as the templates propose them.
 */
final class Enrolling {
    static final String NURSE = "heimeteneste.alver";
    private static final String DOCTOR = "fastlege.knarvik";
    private static final BigDecimal FLOOR = BigDecimal.valueOf(90);
    private static final BigDecimal FLOOR_OF_RETAINERS = BigDecimal.valueOf(88);
    private static final double RETAINERS_BELOW = 92;

    private static final String PEOPLE = """
            DELETE FROM plan_activity;

            CREATE TEMPORARY TABLE cohort AS
            SELECT n, md5('cohort-patient/' || n)::uuid AS patient, md5('cohort-person/' || n)::uuid AS person,
                   md5('cohort-plan/' || n)::uuid AS plan, md5('cohort-responsibility/' || n)::uuid AS responsibility,
                   s.id AS service, s.organisation_id AS controller, g.person_id AS doctor, g.organisation_id AS office,
                   tstzrange('2025-01-01', NULL) AS valid
            FROM generate_series(0, %d) AS n
            CROSS JOIN (SELECT s.* FROM service s JOIN service_staff w ON w.service_id = s.id
                        JOIN account a ON a.person_id = w.person_id WHERE a.username = '%s' LIMIT 1) AS s
            CROSS JOIN (SELECT * FROM account WHERE username = '%s') AS g;

            INSERT INTO person (id, national_identity_number, given_name, family_name, birth_date)
            SELECT person, '8' || lpad(n::text, 10, '0'), 'Kohort', 'Nummer ' || n, '1950-01-01' FROM cohort;

            INSERT INTO patient (id, person_id, controller, municipality_number, address)
            SELECT patient, person, controller, '4631', 'Vegen ' || n FROM cohort;

            INSERT INTO enrolment (id, patient_id, service_id, controller, valid)
            SELECT md5('cohort-enrolment/' || n)::uuid, patient, service, controller, valid FROM cohort;

            INSERT INTO monitoring_plan (id, patient_id, patient_key, service_id, controller, valid, created_by, created_at)
            SELECT c.plan, c.patient, p.key, c.service, c.controller, c.valid, c.doctor, lower(c.valid)
            FROM cohort c JOIN patient p ON p.id = c.patient;

            INSERT INTO plan_responsibility (id, plan_id, doctor, organisation_id, offered_by, offered_at, accepted_at, valid)
            SELECT responsibility, plan, doctor, office, doctor, lower(valid), lower(valid), valid FROM cohort;

            INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, valid, source)
            SELECT c.patient, p.key, r.party, r.organisation, r.ground, c.valid, r.source
            FROM cohort c JOIN patient p ON p.id = c.patient
            CROSS JOIN LATERAL (VALUES
                (c.doctor, c.office, 'GP_LIST', 'cohort'), (c.service, c.controller, 'ENROLMENT', 'cohort'),
                (c.doctor, c.office, 'PLAN', 'plan_responsibility/' || c.responsibility)) AS r (party, organisation, ground, source);
            """;

    /** Nobody of the cohort answers any, and an alert that one is missing must not count as one that detects. */
    private static final String WITHOUT_QUESTIONNAIRES = "DELETE FROM plan_questionnaire";

    private static final String DEVICE = """
            WITH added AS (
                INSERT INTO device (id, name, model, serial_number, controller, password_hash)
                SELECT gen_random_uuid(), ?, 'Kohort', upper(?), p.controller, 'none' FROM patient p WHERE p.id = ?
                RETURNING key)
            INSERT INTO device_assignment (device_key, patient_key, controller, valid)
            SELECT a.key, p.key, p.controller, tstzrange('2025-01-01', NULL) FROM added a CROSS JOIN patient p WHERE p.id = ?
            """;

    private static final String PATIENTS = """
            SELECT c.n, p.id, p.key FROM cohort c JOIN patient p ON p.id = c.patient ORDER BY c.n
            """;

    private Enrolling() {}

    /** Who somebody of the cohort is in the database. */
    record Enrolled(PatientId id, int key) {}

    static String device(int number, Kit kit) {
        return "cohort-%d-%s".formatted(number, kit.kind().code());
    }

    /** @param patterns whether limits want what their templates propose before they alert, or alert on each reading */
    static Map<Integer, Enrolled> enrol(Site site, List<Person> cohort, boolean patterns) throws SQLException {
        try (var owner = site.asOwner()) {
            try (var statement = owner.createStatement()) {
                statement.execute(PEOPLE.formatted(cohort.size() - 1, NURSE, DOCTOR));
            }
            Map<Integer, Enrolled> enrolled = enrolled(owner);
            Principal doctor = principal(owner, DOCTOR);
            for (Person person : cohort) {
                PatientId patient =
                        requireNonNull(enrolled.get(person.number())).id();
                for (Kit kit : person.programme().kits()) {
                    addDevice(owner, device(person.number(), kit), patient);
                }
                confirm(site, doctor, patient, person, patterns);
            }
            try (var statement = owner.createStatement()) {
                statement.execute(WITHOUT_QUESTIONNAIRES);
            }
            site.analyze();
            return enrolled;
        }
    }

    static Principal principal(Connection owner, String username) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement("SELECT * FROM account WHERE username = ?")) {
            select.setString(1, username);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return new Principal(
                        new PersonId(rows.getObject("person_id", UUID.class)),
                        Role.valueOf(rows.getString("role")),
                        new OrganisationId(rows.getObject("organisation_id", UUID.class)),
                        UUID.randomUUID(),
                        "127.0.0.1");
            }
        }
    }

    private static Map<Integer, Enrolled> enrolled(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(PATIENTS)) {
            var enrolled = new HashMap<Integer, Enrolled>();
            while (rows.next()) {
                enrolled.put(
                        rows.getInt("n"),
                        new Enrolled(new PatientId(rows.getObject("id", UUID.class)), rows.getInt("key")));
            }
            return enrolled;
        }
    }

    private static void addDevice(Connection owner, String name, PatientId patient) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement(DEVICE)) {
            insert.setString(1, name);
            insert.setString(2, name);
            insert.setObject(3, patient.value());
            insert.setObject(4, patient.value());
            insert.executeUpdate();
        }
    }

    private static void confirm(Site site, Principal doctor, PatientId patient, Person person, boolean patterns) {
        String programme = person.programme().id();
        Template template = site.bean(Templates.class).newest(programme).orElseThrow();
        require(site.bean(Applying.class).apply(doctor, patient, programme), programme);
        for (Template.Limits proposed : template.limits()) {
            BigDecimal target = target(proposed.target(), person);
            LimitSet limits = TemplateRules.limits(proposed, target);
            var draft = new Draft(
                    proposed.kind(),
                    patterns ? limits : with(limits, new Confirmation.Immediate()),
                    template.reference(),
                    target,
                    proposed.sources());
            LimitResult result = site.bean(Limits.class).confirm(doctor, patient, draft);
            require(result instanceof LimitResult.Done, programme + " limits: " + result);
        }
    }

    /** What the doctor knows of the patient, and templates ask for. */
    private static @Nullable BigDecimal target(Template.@Nullable Target target, Person person) {
        return switch (target) {
            case null -> null;
            case DRY_WEIGHT -> BigDecimal.valueOf(person.usual(Vital.WEIGHT));
            case SATURATION_FLOOR -> person.usual(Vital.SATURATION) < RETAINERS_BELOW ? FLOOR_OF_RETAINERS : FLOOR;
        };
    }

    private static LimitSet with(LimitSet limits, Confirmation confirmation) {
        return new LimitSet(
                limits.id(),
                limits.bands(),
                limits.neverWait(),
                limits.changes(),
                limits.yellowHighOnOxygen(),
                confirmation,
                limits.clearsAfter());
    }

    private static void require(boolean done, String what) {
        if (!done) {
            throw new IllegalStateException("could not be confirmed: " + what);
        }
    }
}
