package no.samkonsult.demo.region;

import static no.samkonsult.demo.region.Rows.SINCE;
import static no.samkonsult.demo.region.Rows.row;

import java.sql.SQLException;
import java.util.List;
import no.samkonsult.registry.DevicePassword;

/** Writes the devices in the patients' homes, and the limits that the patients' GPs have confirmed. */
record DeviceRows(Rows rows) {
    static final String PASSWORD = "demo";

    private record Device(DemoPatient patient, Kit kit) {
        String name() {
            return patient.device(kit);
        }
    }

    private record LimitSet(DemoPatient patient, Limits limits) {}

    private record LimitBand(LimitSet set, Limits.Band band) {}

    void write() throws SQLException {
        writeDevices();
        writeLimits();
    }

    private void writeDevices() throws SQLException {
        List<Device> devices = DemoPatient.all().stream()
                .flatMap(patient -> patient.kits().stream().map(kit -> new Device(patient, kit)))
                .toList();
        rows.insert(
                """
                INSERT INTO device (id, name, model, serial_number, controller, password_hash)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                devices,
                each -> row(
                        DemoId.of("device", each.name()),
                        each.name(),
                        each.kit().model(),
                        "DEMO-%04d".formatted(devices.indexOf(each) + 1),
                        each.patient().controller(),
                        DevicePassword.hash(PASSWORD)));
        rows.insert(
                """
                INSERT INTO device_assignment (device_key, patient_key, controller, valid)
                VALUES ((SELECT key FROM device WHERE name = ?), (SELECT key FROM patient WHERE id = ?), ?, %s)
                """.formatted(SINCE),
                devices,
                each -> row(each.name(), each.patient().id(), each.patient().controller()));
    }

    private void writeLimits() throws SQLException {
        List<LimitSet> sets = DemoPatient.all().stream()
                .flatMap(patient -> patient.limits().stream().map(limits -> new LimitSet(patient, limits)))
                .toList();
        rows.insert(
                """
                INSERT INTO limit_set (patient_key, kind, confirmed_by, controller, confirmed_at, valid)
                VALUES ((SELECT key FROM patient WHERE id = ?), ?, ?, ?, lower(%1$s), %1$s)
                """.formatted(SINCE),
                sets,
                each -> row(
                        each.patient().id(),
                        each.limits().kind().stored(),
                        each.patient().gp().person(),
                        each.patient().controller()));
        rows.insert(
                """
                INSERT INTO limit_band (limit_set_id, component, red_low, yellow_low, yellow_high, red_high)
                SELECT s.id, ?, ?, ?, ?, ? FROM limit_set s JOIN patient p ON p.key = s.patient_key
                WHERE p.id = ? AND s.kind = ?
                """,
                bands(sets),
                each -> row(
                        each.band().component(),
                        each.band().redLow(),
                        each.band().yellowLow(),
                        each.band().yellowHigh(),
                        each.band().redHigh(),
                        each.set().patient().id(),
                        each.set().limits().kind().stored()));
    }

    private static List<LimitBand> bands(List<LimitSet> sets) {
        return sets.stream()
                .flatMap(set -> set.limits().bands().stream().map(band -> new LimitBand(set, band)))
                .toList();
    }
}
