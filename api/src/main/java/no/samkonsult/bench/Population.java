package no.samkonsult.bench;

import java.sql.SQLException;

/** Synthetic patients of one service, with one device each and confirmed limits for what it measures. */
final class Population {
    private static final String PEOPLE = """
            INSERT INTO person (id, national_identity_number, given_name, family_name, birth_date)
            SELECT md5('load-person/' || n)::uuid, '9' || lpad(n::text, 10, '0'), 'Last', 'Nummer ' || n, '1950-01-01' FROM generate_series(0, %1$d) AS n;

            INSERT INTO patient (id, person_id, controller, municipality_number, address)
            SELECT md5('load-patient/' || n)::uuid, md5('load-person/' || n)::uuid, s.organisation_id, '4631', 'Vegen ' || n
            FROM generate_series(0, %1$d) AS n CROSS JOIN (SELECT * FROM service ORDER BY id LIMIT 1) AS s;

            INSERT INTO enrolment (id, patient_id, service_id, controller, valid)
            SELECT md5('load-enrolment/' || n)::uuid, md5('load-patient/' || n)::uuid, s.id, s.organisation_id,
                   tstzrange('2025-01-01', NULL)
            FROM generate_series(0, %1$d) AS n CROSS JOIN (SELECT * FROM service ORDER BY id LIMIT 1) AS s;

            INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, valid, source)
            SELECT p.id, p.key, a.person_id, a.organisation_id, 'GP_LIST', tstzrange('2025-01-01', NULL), 'load'
            FROM generate_series(0, %1$d) AS n JOIN patient p ON p.id = md5('load-patient/' || n)::uuid
            CROSS JOIN account AS a WHERE a.username = 'fastlege.knarvik';

            INSERT INTO device (id, name, model, serial_number, controller, password_hash)
            SELECT md5('load-device/' || n)::uuid, 'load-' || n, 'Last', 'LOAD-' || n, p.controller, 'none'
            FROM generate_series(0, %1$d) AS n JOIN patient p ON p.id = md5('load-patient/' || n)::uuid;

            INSERT INTO device_assignment (device_key, patient_key, controller, valid)
            SELECT d.key, p.key, p.controller, tstzrange('2025-01-01', NULL)
            FROM generate_series(0, %1$d) AS n
            JOIN patient p ON p.id = md5('load-patient/' || n)::uuid JOIN device d ON d.name = 'load-' || n;
            """;

    private static final String LIMITS = """
            INSERT INTO limit_set (patient_key, kind, valid, confirmed_by, confirmed_at, controller)
            SELECT p.key, %3$d, tstzrange('2025-01-01', NULL), a.person_id, '2025-01-01', p.controller
            FROM generate_series(%2$d, %1$d, 20) AS n JOIN patient p ON p.id = md5('load-patient/' || n)::uuid
            CROSS JOIN account AS a WHERE a.username = 'fastlege.knarvik';

            INSERT INTO limit_band (limit_set_id, component, red_low, yellow_low, yellow_high, red_high)
            SELECT s.id, 1, %4$s
            FROM generate_series(%2$d, %1$d, 20) AS n JOIN patient p ON p.id = md5('load-patient/' || n)::uuid
            JOIN limit_set s ON s.patient_key = p.key;
            """;

    private Population() {}

    /** Writes devices 0 to {@code count} − 1 and their patients. */
    static void load(Site site, int count) throws SQLException {
        try (var connection = site.asOwner();
                var statement = connection.createStatement()) {
            statement.execute(PEOPLE.formatted(count - 1));
            for (int device = 0; Mix.isMeasured(device); device++) {
                Mix mix = Mix.of(device);
                int kind = no.samkonsult.measurement.Kind.ofCode(mix.kind().code())
                        .orElseThrow()
                        .stored();
                statement.execute(LIMITS.formatted(count - 1, device, kind, mix.limits()));
            }
        }
        site.analyze();
    }
}
