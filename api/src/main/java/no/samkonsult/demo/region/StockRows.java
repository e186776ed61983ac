package no.samkonsult.demo.region;

import java.sql.SQLException;

/**
 * Writes what the administrators see of the devices: models, kits, what each device has been through; and in Alver one of
 * everything that can be looked for: a gateway with devices beneath it, one that is lost, one that has fallen silent, some
 * that are in stock, some to be calibrated.
 */
record StockRows(Rows rows) {
    private static final String MAKER = "Nordmåling";

    private static final String MODELS = """
            INSERT INTO device_model (id, controller, maker, name, kinds, connectivity, format, always_connected,
                                      silent_after_hours, calibration_months)
            SELECT gen_random_uuid(), o.id, '%s', m.name, m.kinds, m.connectivity, m.format, m.always, m.silent, m.calibration
            FROM organisation o,
                 (VALUES ('Blodtrykksmålar B2', 'blood-pressure', 'OWN_CONNECTION', 'JSON', false, 72, 24),
                         ('Pulsoksymeter O1', 'oxygen-saturation', 'OWN_CONNECTION', 'JSON', false, 72, NULL),
                         ('Badevekt V3', 'weight', 'OWN_CONNECTION', 'JSON', false, 72, 12),
                         ('Blodsukkerapparat G4', 'glucose', 'OWN_CONNECTION', 'JSON', false, 72, 12),
                         ('Heimportnar H1', '', 'GATEWAY', 'GATT', true, 720, NULL),
                         ('Termometer T2', 'temperature', 'BENEATH_GATEWAY', 'GATT', false, NULL, 24))
                     AS m (name, kinds, connectivity, format, always, silent, calibration)
            WHERE o.kind = 'MUNICIPALITY'
            """.formatted(MAKER);

    /** Every tenth was calibrated long ago. */
    private static final String IN_USE = """
            UPDATE device d SET model_id = m.id, status = 'IN_USE',
                calibrated_on = current_date - CASE WHEN right(d.serial_number, 1) = '7' THEN 800 ELSE 90 END
            FROM device_model m WHERE m.controller = d.controller AND m.name = d.model
            """;

    private static final String HISTORY = """
            INSERT INTO device_event (device_key, step, status, at, person_id)
            SELECT d.key, e.step, e.status, e.at, a.person_id
            FROM device d
            CROSS JOIN (VALUES ('REGISTERED', 'IN_STOCK', timestamptz '2024-12-16 09:12+01'),
                               ('ASSIGNED', 'ASSIGNED', timestamptz '2025-01-01 10:03+01'),
                               ('DELIVERED', 'DELIVERED', timestamptz '2025-01-02 12:40+01')) AS e (step, status, at)
            LEFT JOIN account a ON a.organisation_id = d.controller AND a.role = 'ADMINISTRATOR'
            ORDER BY d.key, e.at
            """;

    private static final String KIT = """
            INSERT INTO device_kit (id, controller, name)
            SELECT gen_random_uuid(), id, 'Startpakke hjarte 1' FROM organisation WHERE name = 'Alver kommune'
            """;

    /** Name, model, serial number, where it stands, kit, last heard of so many hours ago, battery, address beneath the gateway. */
    private static final String MORE = """
            INSERT INTO device (id, name, model, model_id, serial_number, controller, password_hash, status, kit_id,
                                last_seen_at, battery, revoked_at, calibrated_on, online, online_changed_at)
            SELECT gen_random_uuid(), n.name, m.maker || ' ' || m.name, m.id, n.serial, m.controller, ref.password_hash, n.status,
                   CASE WHEN n.kitted THEN k.id END, now() - make_interval(hours => n.hours), n.battery,
                   CASE WHEN n.status = 'LOST' THEN now() - interval '2 days' END, current_date - 30,
                   CASE WHEN m.connectivity = 'GATEWAY' THEN true END, CASE WHEN m.connectivity = 'GATEWAY' THEN now() END
            FROM (VALUES ('heimportnar-1', 'Heimportnar H1', 'HP-1001', 'IN_USE', false, 0, NULL),
                         ('turid-termometer', 'Termometer T2', 'T2-0441', 'IN_USE', false, 5, 0.74),
                         ('turid-termometer-2', 'Termometer T2', 'T2-0442', 'IN_USE', false, 30, 0.12),
                         ('leif-scale', 'Badevekt V3', 'V3-2210', 'IN_USE', false, 140, 0.55),
                         ('oksymeter-bort', 'Pulsoksymeter O1', 'O1-3007', 'LOST', false, 60, 0.40),
                         ('bp-lager-1', 'Blodtrykksmålar B2', 'B2-5001', 'IN_STOCK', true, NULL, NULL),
                         ('vekt-lager-1', 'Badevekt V3', 'V3-5002', 'IN_STOCK', true, NULL, NULL),
                         ('oksymeter-lager-1', 'Pulsoksymeter O1', 'O1-5003', 'IN_STOCK', true, NULL, NULL),
                         ('vekt-retur-1', 'Badevekt V3', 'V3-5004', 'RETURNED', false, 50, 0.61))
                     AS n (name, model, serial, status, kitted, hours, battery)
            JOIN device ref ON ref.name = 'anna-bp'
            JOIN device_model m ON m.controller = ref.controller AND m.name = n.model
            LEFT JOIN device_kit k ON k.controller = ref.controller
            """;

    private static final String BENEATH = """
            UPDATE device d SET gateway_key = g.key, password_hash = NULL,
                address = CASE d.name WHEN 'turid-termometer' THEN 'c4:7c:8d:6a:10:2f' ELSE 'c4:7c:8d:6a:10:30' END
            FROM device g WHERE g.name = 'heimportnar-1' AND d.name IN ('turid-termometer', 'turid-termometer-2')
            """;

    private static final String LENT = """
            INSERT INTO device_assignment (device_key, patient_key, controller, valid)
            SELECT d.key, p.key, p.controller, %s
            FROM (VALUES ('heimportnar-1', 'turid'), ('turid-termometer', 'turid'), ('turid-termometer-2', 'turid'),
                         ('leif-scale', 'leif')) AS n (device, patient)
            JOIN device d ON d.name = n.device
            JOIN device o ON o.name = n.patient || CASE n.patient WHEN 'turid' THEN '-oximeter' ELSE '-glucose' END
            JOIN device_assignment a ON a.device_key = o.key
            JOIN patient p ON p.key = a.patient_key
            """.formatted(Rows.SINCE);

    private static final String LOST = """
            INSERT INTO device_event (device_key, step, status, at, person_id)
            SELECT d.key, 'LOST', 'LOST', d.revoked_at, a.person_id
            FROM device d LEFT JOIN account a ON a.organisation_id = d.controller AND a.role = 'ADMINISTRATOR'
            WHERE d.status = 'LOST'
            """;

    void write() throws SQLException {
        try (var statement = rows.transaction().createStatement()) {
            for (String sql : new String[] {MODELS, IN_USE, HISTORY, KIT, MORE, BENEATH, LENT, LOST}) {
                statement.execute(sql);
            }
        }
    }
}
