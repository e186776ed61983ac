package no.samkonsult.demo.region;

import static no.samkonsult.demo.region.Rows.SINCE;
import static no.samkonsult.demo.region.Rows.row;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import no.samkonsult.access.Ground;

/** Writes the patients' monitoring plans: what each device is used for and when, what to do in each zone, and the GP who answers for it. */
record PlanRows(Rows rows) {
    private static final int MINUTES_EARLY = 120;
    private static final int MINUTES_OF_GRACE = 180;

    private record Measured(DemoPatient patient, Kit kit) {}

    void write() throws SQLException {
        rows.insert(
                """
                INSERT INTO monitoring_plan (id, patient_id, patient_key, service_id, controller, valid, created_by, created_at)
                SELECT ?, id, key, ?, controller, %1$s, ?, lower(%1$s) FROM patient WHERE id = ?
                """.formatted(SINCE),
                DemoPatient.all(),
                each -> row(plan(each), each.municipality().service(), each.gp().person(), each.id()));
        rows.insert(
                """
                INSERT INTO plan_responsibility (id, plan_id, doctor, organisation_id, offered_by, offered_at, accepted_at, valid)
                VALUES (?, ?, ?, ?, ?, lower(%1$s), lower(%1$s), %1$s)
                """.formatted(SINCE),
                DemoPatient.all(),
                each -> row(
                        responsibility(each),
                        plan(each),
                        each.gp().person(),
                        each.gp().workplace().id(),
                        each.gp().person()));
        rows.insert(
                """
                INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, source, valid)
                SELECT id, key, ?, ?, ?, ?, %s FROM patient WHERE id = ?
                """.formatted(SINCE),
                DemoPatient.all(),
                each -> row(
                        each.gp().person(),
                        each.gp().workplace().id(),
                        Ground.PLAN.name(),
                        "plan_responsibility/" + responsibility(each),
                        each.id()));
        writeActivities();
        writeZones();
    }

    private void writeActivities() throws SQLException {
        List<Measured> measured = DemoPatient.all().stream()
                .flatMap(patient -> patient.kits().stream().map(kit -> new Measured(patient, kit)))
                .toList();
        rows.insert(
                """
                INSERT INTO plan_activity (id, plan_id, kind, device_id, times, weekdays, counted_from, early_minutes, grace_minutes, valid, created_by)
                VALUES (?, ?, ?, ?, ARRAY[?]::time[], '{1,2,3,4,5,6,7}', '2025-01-01', ?, ?, %s, ?)
                """.formatted(SINCE),
                measured,
                each -> row(
                        DemoId.of("plan_activity", each.patient().device(each.kit())),
                        plan(each.patient()),
                        each.kit().kind().stored(),
                        DemoId.of("device", each.patient().device(each.kit())),
                        each.kit().usedAt(),
                        MINUTES_EARLY,
                        MINUTES_OF_GRACE,
                        each.patient().gp().person()));
    }

    /** The words are written for this demonstration and are nobody's advice. */
    private void writeZones() throws SQLException {
        rows.insert(
                """
                INSERT INTO self_management (id, plan_id, green, yellow, red, written_by, written_at, confirmed_by, confirmed_at)
                SELECT ?, ?, ?, ?, ?, ?, lower(%1$s), ?, lower(%1$s)
                """.formatted(SINCE),
                DemoPatient.all().stream()
                        .filter(patient -> patient.programmes().contains(Programme.COPD))
                        .toList(),
                each -> row(
                        DemoId.of("self_management", each.key()),
                        plan(each),
                        "Ta dei faste medisinane, og ver i aktivitet kvar dag.",
                        "Kvil, ta den avtalte anfallsmedisinen, og mål på nytt om to timar. Ring heimetenesta om det ikkje blir betre.",
                        "Ring heimetenesta på dagtid, elles legevakta på 116 117. Ring 113 om du ikkje får puste.",
                        each.gp().person(),
                        each.gp().person()));
    }

    private static UUID plan(DemoPatient patient) {
        return DemoId.of("monitoring_plan", patient.key());
    }

    private static UUID responsibility(DemoPatient patient) {
        return DemoId.of("plan_responsibility", patient.key());
    }
}
