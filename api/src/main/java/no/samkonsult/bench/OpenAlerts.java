package no.samkonsult.bench;

import java.sql.SQLException;

/** Open alerts of the patients of {@link Population}, at the desk of one municipality's service, and two weeks of measurements. */
final class OpenAlerts {
    /** The population is followed up by the service that {@code heimeteneste.alver} works in. */
    private static final String FOLLOWED_UP = """
            UPDATE enrolment e SET service_id = s.id, controller = s.organisation_id FROM service s
            WHERE s.id = %1$s AND e.patient_id IN (SELECT md5('load-patient/' || n)::uuid FROM generate_series(0, %2$d) AS n);

            INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, valid, source)
            SELECT p.id, p.key, s.id, s.organisation_id, 'ENROLMENT', tstzrange('2025-01-01', NULL), 'load-enrolment'
            FROM generate_series(0, %2$d) AS n JOIN patient p ON p.id = md5('load-patient/' || n)::uuid, service s
            WHERE s.id = %1$s;
            """;

    private static final String SERVICE = """
            (SELECT w.service_id FROM service_staff w JOIN account a ON a.person_id = w.person_id
             WHERE a.username = 'heimeteneste.alver' LIMIT 1)""";

    /** Twice a day for two weeks; the pulse is of kind 2. */
    private static final String MEASURED = """
            INSERT INTO measurement (patient_key, kind, effective_at, device_key, sequence, controller, received_at, value1, assessment, flags, utc_offset)
            SELECT p.key, 2, now() - make_interval(hours => 12 * day), d.key, 0, o.key, now(), 60 + (n + day) %% 50, 1, 0, 60
            FROM generate_series(0, %1$d) AS n CROSS JOIN generate_series(0, 27) AS day
            JOIN patient p ON p.id = md5('load-patient/' || n)::uuid JOIN device d ON d.name = 'load-' || n
            JOIN organisation o ON o.id = p.controller;
            """;

    /** One in ten is red; nobody is told of them, since that is not what is measured. */
    private static final String ALERTS = """
            INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at, kind, effective_at, value1, escalate_at)
            SELECT md5('load-patient/' || n %% %1$d)::uuid, 'not-assessable:' || n / %1$d,
                   CASE WHEN n %% 10 = 0 THEN 'RED' ELSE 'YELLOW' END, k.id, s.organisation_id,
                   now() - make_interval(mins => n), 2, now() - make_interval(mins => n), 111, 'infinity'
            FROM generate_series(0, %2$d) AS n, desk k JOIN service s ON s.id = k.service_id
            WHERE k.service_id = %3$s;
            """;

    private OpenAlerts() {}

    static void load(Site site, int patients, int alerts) throws SQLException {
        try (var owner = site.asOwner();
                var statement = owner.createStatement()) {
            statement.execute(FOLLOWED_UP.formatted(SERVICE, patients - 1));
            statement.execute(MEASURED.formatted(patients - 1));
            statement.execute(ALERTS.formatted(patients, alerts - 1, SERVICE));
        }
        try (var owner = site.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("VACUUM (ANALYZE) alert, measurement"); // as PostgreSQL itself does within a minute or so
        }
        site.analyze();
    }
}
