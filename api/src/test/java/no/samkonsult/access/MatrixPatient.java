package no.samkonsult.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementId;
import no.samkonsult.shared.NationalIdentityNumber;
import org.jspecify.annotations.Nullable;

/** A patient with something of everything that row-level security guards. */
record MatrixPatient(UUID id, UUID person, String familyName, String number) {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<UUID, Map<String, String>> NAMES = new ConcurrentHashMap<>();
    private static final String ALWAYS = "tstzrange('2025-01-01', NULL)";

    /** A new patient; {@code person} where it is somebody who exists. */
    static MatrixPatient create(@Nullable UUID person) {
        int number = COUNT.incrementAndGet();
        LocalDate birthDate = LocalDate.of(1950, 1, 1).plusDays(number);
        var patient = new MatrixPatient(
                UUID.randomUUID(),
                person == null ? Actors.person("Matrise") : person,
                "Rutenesdal" + number,
                NationalIdentityNumber.synthetic(birthDate, 3).digits());
        patient.write(birthDate);
        return patient;
    }

    void relate(UUID party, String ground) {
        relate(party, ground, null);
    }

    void relate(UUID party, String ground, @Nullable UUID organisation) {
        boolean exception = Ground.valueOf(ground).isException();
        relation(
                party,
                ground,
                organisation,
                true,
                true,
                true,
                exception ? "tstzrange(now() - interval '1 minute', now() + interval '1 hour')" : ALWAYS);
    }

    void related(UUID party, String ground, Situation.Relation how) {
        boolean whole = how == Situation.Relation.ENDED;
        relation(
                party,
                ground,
                null,
                true,
                whole || how == Situation.Relation.OF_MEASUREMENTS,
                whole,
                whole ? "tstzrange('2025-01-01', now() - interval '1 minute')" : ALWAYS);
    }

    void bar(UUID party, String part, boolean holds) {
        boolean all = part.equals("all");
        Sql.run("""
                INSERT INTO bar (patient_id, patient_key, party, consultations, measurements, plan, messages, valid, registered_by, controller)
                SELECT id, key, ?, ?, true, ?, ?, tstzrange('2025-01-01', CASE WHEN ? THEN NULL ELSE now() - interval '1 minute' END),
                       person_id, controller FROM patient WHERE id = ?
                """, party, all, all, all, holds, id);
    }

    /** What its things are called in addresses: {@code alert}, {@code consultation}, {@code quarantine}, {@code device}, {@code measurement}, {@code score},
     * {@code answers}, {@code advice}, {@code reply}. */
    Map<String, String> names() {
        return NAMES.computeIfAbsent(id, _ -> readNames());
    }

    private Map<String, String> readNames() {
        var names = new HashMap<>(Sql.rows("""
                        SELECT p.id AS patient, a.id AS alert, n.id AS score, v.id AS advice, r.id AS answers, c.id AS consultation,
                               replace(c.id || '' || p.person_id, '-', '') AS reply, q.id AS quarantine, d.id AS device,
                               p.key AS patient_key, d.key AS device_key,
                               (extract(epoch FROM m.effective_at) * 1000000)::bigint AS micros
                        FROM patient p JOIN alert a ON a.patient_id = p.id JOIN consultation c ON c.patient_id = p.id
                        JOIN quarantine q ON q.patient_id = p.id JOIN news2_score n ON n.patient_id = p.id
                        JOIN advice_request v ON v.patient_id = p.id
                        JOIN measurement m ON m.patient_key = p.key
                        JOIN questionnaire_response r ON r.patient_key = p.key
                        JOIN device d ON d.key = m.device_key WHERE p.id = ?
                        """, id).getFirst());
        names.put("name", familyName);
        names.put("number", number);
        names.put(
                "measurement",
                measurement(
                        Integer.parseInt(names.get("patient_key")),
                        Instant.EPOCH.plus(Long.parseLong(names.get("micros")), ChronoUnit.MICROS),
                        Integer.parseInt(names.get("device_key"))));
        return Map.copyOf(names);
    }

    static String measurement(int patientKey, Instant at, int deviceKey) {
        return new MeasurementId(patientKey, at, Kind.WEIGHT, deviceKey, 1).toString();
    }

    private void relation(
            UUID party,
            String ground,
            @Nullable UUID organisation,
            boolean consultations,
            boolean measurements,
            boolean rest,
            String valid) {
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, consultations, measurements,
                                           plan, messages, valid, source)
                SELECT id, key, ?, ?, ?, ?, ?, ?, ?, %s, 'matrix/' || gen_random_uuid() FROM patient WHERE id = ?
                """.formatted(valid), party, organisation, ground, consultations, measurements, rest, rest, id);
    }

    private void write(LocalDate birthDate) {
        Sql.run(
                "UPDATE person SET family_name = ?, national_identity_number = ?, birth_date = ? WHERE id = ?",
                familyName,
                number,
                birthDate,
                person);
        Sql.run("""
                INSERT INTO patient (id, person_id, controller, municipality_number, address)
                SELECT ?, ?, id, municipality_number, 'Oppdiktavegen 0' FROM organisation WHERE name = 'Alver kommune'
                """, id, person);
        Sql.run("""
                INSERT INTO enrolment (id, patient_id, service_id, controller, valid)
                SELECT gen_random_uuid(), p.id, s.id, p.controller, %s
                FROM patient p JOIN service s ON s.organisation_id = p.controller WHERE p.id = ?
                """.formatted(ALWAYS), id);
        Sql.run("""
                INSERT INTO next_of_kin (patient_id, person_id, relation, controller)
                SELECT id, ?, 'nabo', controller FROM patient WHERE id = ?
                """, Actors.person("Pårørande"), id);
        Sql.run("""
                INSERT INTO device (id, name, model, serial_number, controller, password_hash)
                SELECT ?, ?, 'Prøvemålar', ?, controller, 'none' FROM patient WHERE id = ?
                """, UUID.randomUUID(), "matrix-" + familyName.toLowerCase(Locale.ROOT), familyName, id);
        Sql.run("""
                INSERT INTO device_assignment (device_key, patient_key, controller, valid)
                SELECT d.key, p.key, p.controller, %s FROM device d, patient p WHERE d.serial_number = ? AND p.id = ?
                """.formatted(ALWAYS), familyName, id);
        writeClinical();
        writeConsultation();
    }

    private void writeClinical() {
        Sql.run("""
                INSERT INTO limit_set (patient_key, kind, valid, confirmed_by, confirmed_at, controller)
                SELECT key, 5, %s, person_id, now(), controller FROM patient WHERE id = ?
                """.formatted(ALWAYS), id);
        Sql.run("""
                INSERT INTO limit_band (limit_set_id, component, red_high)
                SELECT s.id, 1, 90 FROM limit_set s JOIN patient p ON p.key = s.patient_key WHERE p.id = ?
                """, id);
        Sql.run("""
                INSERT INTO limit_change (limit_set_id, component, against, days, red_rise)
                SELECT s.id, 1, 'EXTREME', 3, 2 FROM limit_set s JOIN patient p ON p.key = s.patient_key WHERE p.id = ?
                """, id);
        writePlan();
        writeContact();
        for (String table : new String[] {"measurement", "measurement_amendment"}) {
            Sql.run(
                    """
                    INSERT INTO %s (effective_at, received_at, patient_key, device_key, sequence, kind, controller, value1 %s)
                    SELECT date_trunc('minute', now()), now(), p.key, d.key, 1, 5, o.key, 97.4 %s
                    FROM patient p JOIN organisation o ON o.id = p.controller, device d WHERE p.id = ? AND d.serial_number = ?
                    """.formatted(
                                    table,
                                    table.equals("measurement") ? ", assessment, flags, utc_offset" : "",
                                    table.equals("measurement") ? ", 2, 0, 60" : ""),
                    id,
                    familyName);
        }
        Sql.run("""
                INSERT INTO remeasurement (effective_at, patient_key, device_key, sequence, kind, controller, red, alerted, asked_at,
                                           due_at, decided_at, decision)
                SELECT m.effective_at, m.patient_key, m.device_key, m.sequence, m.kind, m.controller, false, false, now(), now(), now(),
                       'NORMAL'
                FROM measurement m JOIN patient p ON p.key = m.patient_key WHERE p.id = ?
                """, id);
        Sql.run("""
                INSERT INTO measurement_invalidation (id, effective_at, patient_key, device_key, sequence, kind, controller, reason,
                                                      invalidated_by, invalidated_at, taken_back_by, taken_back_at, judged_at)
                SELECT gen_random_uuid(), m.effective_at, m.patient_key, m.device_key, m.sequence, m.kind, m.controller, 'WRONG_PERSON',
                       p.person_id, now(), p.person_id, now(), now()
                FROM measurement m JOIN patient p ON p.key = m.patient_key WHERE p.id = ?
                """, id);
        Sql.run("""
                INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at, kind, effective_at, value1)
                SELECT p.id, 'weight', 'RED', k.id, p.controller, now(), 5, now(), 97.4
                FROM patient p JOIN service s ON s.organisation_id = p.controller JOIN desk k ON k.service_id = s.id WHERE p.id = ?
                """, id);
        Sql.run("""
                INSERT INTO patient_message (id, patient_id, controller, written_by, written_at, language, body)
                SELECT gen_random_uuid(), id, controller, ?, now(), 'nn', 'Mål som avtalt.' FROM patient WHERE id = ?
                """, Actors.person("Skrivar"), id);
        Sql.run("""
                INSERT INTO patient_fact (patient_id, controller, kind, body, recorded_by, recorded_at)
                SELECT id, controller, 'KEY_BOX', 'Ved trappa', ?, now() FROM patient WHERE id = ?
                """, Actors.person("Skrivar"), id);
        Sql.run("""
                INSERT INTO news2_score (id, patient_id, patient_key, controller, taken_at, taken_by, pulse, from_device, scale)
                SELECT gen_random_uuid(), id, key, controller, now(), ?, 71, '{PULSE}', 1 FROM patient WHERE id = ?
                """, Actors.person("Skrivar"), id);
        writeWritten();
        Sql.run("""
                INSERT INTO quarantine (device, topic, reason, payload, patient_id, controller, first_received_at, last_received_at)
                SELECT ?, 'dho/v1/x/reading', 'json: not readable', 'Rutenesdal'::bytea, id, NULL, now(), now() FROM patient WHERE id = ?
                """, "matrix-" + familyName, id);
    }

    /** Asked between others, and concluded by them. */
    private void writeWritten() {
        Sql.run("""
                INSERT INTO advice_request (id, patient_id, patient_key, controller, asked_by, asked_at, hospital, specialty, holder, deadline)
                SELECT gen_random_uuid(), id, key, controller, ?, now(), controller, 'prøvefag', ?, now() + interval '7 days'
                FROM patient WHERE id = ?
                """, Actors.person("Spørjar"), Actors.person("Svarar"), id);
        Sql.run("""
                INSERT INTO advice_entry (request_id, number, kind, written_by, controller, written_at, words)
                SELECT id, 1, 'QUESTION', asked_by, controller, asked_at, 'Kva no?' FROM advice_request WHERE patient_id = ?
                """, id);
        Sql.run("""
                INSERT INTO suitability_check (id, patient_id, patient_key, controller, programme, version, answers, conclusion, reason,
                                               made_by, made_for, made_at)
                SELECT gen_random_uuid(), id, key, controller, 'copd', 1, '{"risk":"YES"}', 'SUITED', 'Prøve', ?, controller, now()
                FROM patient WHERE id = ?
                """, Actors.person("Vurderar"), id);
    }

    private void writePlan() {
        Sql.run("""
                INSERT INTO monitoring_plan (id, patient_id, patient_key, service_id, controller, valid, created_by, created_at)
                SELECT gen_random_uuid(), p.id, p.key, e.service_id, p.controller, %s, p.person_id, '2025-01-01'
                FROM patient p JOIN enrolment e ON e.patient_id = p.id WHERE p.id = ?
                """.formatted(ALWAYS), id);
        Sql.run("""
                INSERT INTO plan_responsibility (id, plan_id, doctor, organisation_id, offered_by, offered_at, accepted_at, valid)
                SELECT gen_random_uuid(), id, created_by, controller, created_by, created_at, created_at, valid
                FROM monitoring_plan WHERE patient_id = ?
                """, id);
        Sql.run("""
                INSERT INTO plan_delegation (id, responsibility_id, service_id, kind, component, lowest, highest, created_at)
                SELECT gen_random_uuid(), r.id, p.service_id, 5, 1, 70, 80, p.created_at
                FROM plan_responsibility r JOIN monitoring_plan p ON p.id = r.plan_id WHERE p.patient_id = ?
                """, id);
        Sql.run("""
                INSERT INTO plan_activity (id, plan_id, kind, times, weekdays, counted_from, early_minutes, grace_minutes, valid, created_by)
                SELECT gen_random_uuid(), id, 5, '{08:00}', '{1}', '2025-01-01', 60, 60, valid, created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, id);
        Sql.run("""
                INSERT INTO plan_questionnaire (id, plan_id, questionnaire, times, weekdays, counted_from, early_minutes, grace_minutes, valid, created_by)
                SELECT gen_random_uuid(), id, 'copd-daily', '{08:00}', '{1}', '2025-01-01', 60, 60, valid, created_by
                FROM monitoring_plan WHERE patient_id = ?
                """, id);
        Sql.run("""
                INSERT INTO questionnaire_response (id, patient_key, controller, questionnaire, version, authored_at, author, capacity,
                                                    answers, colour, summary)
                SELECT gen_random_uuid(), patient_key, controller, 'wellbeing', 1, created_at, created_by, 'PATIENT', '{}', 'NONE',
                       '{"title":{"nn":"Skjema","nb":"Skjema","en":"Form"},"highest":100,"lines":[]}'
                FROM monitoring_plan WHERE patient_id = ?
                """, id);
        Sql.run("""
                INSERT INTO response_invalidation (id, response_id, patient_key, controller, reason, invalidated_by, invalidated_at)
                SELECT gen_random_uuid(), r.id, r.patient_key, r.controller, 'MISTAKEN_ANSWER', r.author, r.authored_at
                FROM questionnaire_response r JOIN patient p ON p.key = r.patient_key WHERE p.id = ?
                """, id);
        Sql.run("""
                INSERT INTO plan_pause (id, plan_id, reason, valid, created_by)
                SELECT gen_random_uuid(), id, 'OTHER', '[2025-01-01,2025-01-02)', created_by FROM monitoring_plan WHERE patient_id = ?
                """, id);
        Sql.run("""
                INSERT INTO limit_acknowledgement (limit_set_id, service_id)
                SELECT s.id, p.service_id FROM limit_set s JOIN monitoring_plan p ON p.patient_key = s.patient_key WHERE p.patient_id = ?
                """, id);
    }

    private void writeContact() {
        Sql.run("""
                INSERT INTO plan_contact (id, plan_id, person_id, valid, created_by)
                SELECT gen_random_uuid(), id, ?, valid, created_by FROM monitoring_plan WHERE patient_id = ?
                """, Actors.person("Skrivar"), id);
    }

    private void writeConsultation() {
        Sql.run("""
                INSERT INTO consultation (patient_id, controller, topic, during, zone, local_start, created_by)
                SELECT p.id, p.controller, 'OTHER', tstzrange(now() + interval '2 days', now() + interval '2 days 30 minutes'),
                       'Europe/Oslo', now() + interval '2 days', ?
                FROM patient p WHERE p.id = ?
                """, Actors.person("Arrangør"), id);
        Sql.run("""
                INSERT INTO consultation_participant (consultation_id, person_id, role, required, status)
                SELECT c.id, p.person_id, 'PATIENT', true, 'INVITED'
                FROM consultation c JOIN patient p ON p.id = c.patient_id WHERE p.id = ?
                """, id);
        Sql.run("""
                INSERT INTO consultation_change (consultation_id, version, changed_by, changed_at, reason, gone)
                SELECT id, 1, created_by, now(), 'OTHER', created_by FROM consultation WHERE patient_id = ?
                """, id);
        Sql.run("""
                INSERT INTO overbooking (id, consultation_id, person_id, reason, decided_by, decided_at)
                SELECT gen_random_uuid(), id, created_by, 'prøve', created_by, now() FROM consultation WHERE patient_id = ?
                """, id);
    }
}
