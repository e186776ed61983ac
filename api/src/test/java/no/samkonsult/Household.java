package no.samkonsult;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.registry.DevicePassword;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.Role;

/** A patient whom no other test knows, followed up by a municipality of the demo region. */
public final class Household {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String ALWAYS = "2025-01-01T00:00:00+01:00";
    private static final String FOREVER = "infinity";

    private final UUID patient = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();
    private final String familyName = "Testdal" + COUNT.incrementAndGet();
    private final String municipality;

    private Household(String municipality) {
        this.municipality = municipality;
    }

    /** Enrolled with the service of the municipality; nobody has confirmed limits. */
    public static Household in(String municipality) {
        return born(municipality, LocalDate.of(1930, 1, 1).plusDays(COUNT.get() + 1L));
    }

    /** As {@link #in}, of a patient who was born on a day. */
    public static Household born(String municipality, LocalDate birthDate) {
        var household = new Household(municipality);
        household.enrol(birthDate);
        return household;
    }

    /** The patient's own account, with the password of the demo. */
    public String account() {
        return account("pasient", person, Role.PATIENT);
    }

    /** Somebody whom the patient has named as next of kin, with an account, and no ground to see anything. */
    public Kin nextOfKin(String relation) {
        UUID kin = UUID.randomUUID();
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, 'Pårørande', ?)", kin, familyName);
        Sql.run("""
                INSERT INTO next_of_kin (patient_id, person_id, relation, controller)
                SELECT id, ?, ?, controller FROM patient WHERE id = ?
                """, kin, relation, patient);
        return new Kin(kin, account("kin", kin, Role.NEXT_OF_KIN));
    }

    /** Next of kin: a person, and the name of their account. */
    public record Kin(UUID person, String account) {}

    /** An agreement on taking part that is in force. */
    public Household agreed(String kind) {
        Sql.run("""
                INSERT INTO participation_agreement (id, patient_id, kind, text_version, language, agreed_by, how,
                                                     recorded_by, valid, controller)
                SELECT gen_random_uuid(), id, ?, 1, 'nn', person_id, 'IN_WRITING', person_id,
                       tstzrange(?::timestamptz, NULL), controller
                FROM patient WHERE id = ?
                """, kind, ALWAYS, patient);
        return this;
    }

    private String account(String kind, UUID person, Role role) {
        String username = "%s.%s".formatted(kind, person);
        Sql.run(
                "INSERT INTO account (username, person_id, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                username,
                person,
                role.name());
        return username;
    }

    public UUID patient() {
        return patient;
    }

    public String familyName() {
        return familyName;
    }

    /** The patient's national identity number. */
    public String number() {
        return Sql.column(
                        "SELECT w.national_identity_number FROM person w JOIN patient p ON p.person_id = w.id WHERE p.id = ?",
                        patient)
                .getFirst();
    }

    /** The account of somebody new who works in the service of a municipality, for tests that change who they are. */
    public static String newNurse(String municipality) {
        String username = "test-" + UUID.randomUUID();
        UUID person = UUID.randomUUID();
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, 'Testolf', 'Testvik')", person);
        Sql.run("""
                INSERT INTO account (username, person_id, role, organisation_id)
                SELECT ?, ?, 'HOME_CARE', id FROM organisation WHERE name = ?
                """, username, person, municipality + " kommune");
        Sql.run("""
                INSERT INTO practitioner_role (id, person_id, organisation_id, role)
                SELECT gen_random_uuid(), ?, id, 'HOME_CARE' FROM organisation WHERE name = ?
                """, person, municipality + " kommune");
        Sql.run("""
                INSERT INTO service_staff (service_id, person_id)
                SELECT s.id, ? FROM service s JOIN organisation o ON o.id = s.organisation_id WHERE o.name = ?
                """, person, municipality + " kommune");
        return username;
    }

    /** Lets whoever has an account be this patient. */
    public Household ofWhoeverIs(String username) {
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, source, valid)
                SELECT p.id, p.key, a.person_id, 'OWN_DATA', 'patient/' || p.id, tstzrange(?::timestamptz, NULL)
                FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, ALWAYS, patient, username);
        return this;
    }

    /** A bar against everybody of the organisation that somebody acts for, on the whole record. */
    public Household barredFor(String username) {
        Sql.run("""
                INSERT INTO bar (patient_id, patient_key, party, consultations, measurements, plan, messages, valid,
                                 registered_by, controller)
                SELECT p.id, p.key, a.organisation_id, true, true, true, true, tstzrange(?::timestamptz, NULL),
                       a.person_id, p.controller
                FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, ALWAYS, patient, username);
        return this;
    }

    /** Whether somebody is told that the patient exists. */
    public boolean isKnownTo(String username) {
        return RunningDemo.get(username, RunningDemo.url("/api/patients/" + patient))
                        .statusCode()
                == 200;
    }

    /** What the audit trail holds of the patient, oldest first: action, entity and ground, ids left out. */
    public List<String> trail() {
        return Sql.column("""
                SELECT action || ' ' || regexp_replace(entity, '/[0-9a-f-]{36}', '') || ' ' || ground
                FROM audit_event WHERE patient_id = ? ORDER BY id
                """, patient);
    }

    /** On the list of the doctor who has an account. */
    public Household listedWith(String username) {
        Sql.run("""
                INSERT INTO gp_list (id, patient_id, practitioner, organisation_id, valid)
                SELECT gen_random_uuid(), p.id, a.person_id, a.organisation_id, tstzrange(?::timestamptz, NULL)
                FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, ALWAYS, patient, username);
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, source, valid)
                SELECT p.id, p.key, l.practitioner, l.organisation_id, 'GP_LIST', 'gp_list/' || p.id, l.valid
                FROM gp_list l JOIN patient p ON p.id = l.patient_id WHERE p.id = ?
                """, patient);
        return this;
    }

    /** Limits for the values of a kind, in their order. */
    public Household limits(Kind kind, Band... bands) {
        Sql.run("""
                INSERT INTO limit_set (patient_key, kind, valid, confirmed_by, confirmed_at, controller)
                SELECT p.key, ?, tstzrange(?::timestamptz, NULL), r.person_id, now(), p.controller
                FROM patient p, practitioner_role r WHERE p.id = ? AND r.role = 'GENERAL_PRACTITIONER' LIMIT 1
                """, kind.stored(), ALWAYS, patient);
        for (int i = 0; i < bands.length; i++) {
            Sql.run(
                    """
                    INSERT INTO limit_band (limit_set_id, component, red_low, yellow_low, yellow_high, red_high)
                    SELECT s.id, ?, ?, ?, ?, ? FROM limit_set s JOIN patient p ON p.key = s.patient_key
                    WHERE p.id = ? AND s.kind = ?
                    """,
                    i + 1,
                    bands[i].redLow(),
                    bands[i].yellowLow(),
                    bands[i].yellowHigh(),
                    bands[i].redHigh(),
                    patient,
                    kind.stored());
        }
        return this;
    }

    /** A new device, which this patient has had all the time. */
    public HomeDevice device() {
        String name = register(municipality);
        assign(name, ALWAYS, FOREVER);
        return HomeDevice.connect(name);
    }

    /** Who had a device, and when. */
    public void assign(String device, String from, String to) {
        Sql.run("""
                INSERT INTO device_assignment (device_key, patient_key, controller, valid)
                SELECT d.key, p.key, p.controller, tstzrange(?::timestamptz, nullif(?, 'infinity')::timestamptz)
                FROM device d, patient p WHERE d.name = ? AND p.id = ?
                """, from, to, device, patient);
    }

    /** A new device of a municipality, which nobody has. */
    public static String register(String municipality) {
        String name = "test-" + UUID.randomUUID();
        Sql.run(
                """
                INSERT INTO device (id, name, model, serial_number, controller, password_hash)
                SELECT ?, ?, 'Prøvemålar', ?, id, ? FROM organisation WHERE name = ?
                """,
                UUID.randomUUID(),
                name,
                name,
                DevicePassword.hash(HomeDevice.PASSWORD),
                municipality + " kommune");
        return name;
    }

    private void enrol(LocalDate birthDate) {
        Sql.run(
                """
                INSERT INTO person (id, national_identity_number, given_name, family_name, birth_date)
                VALUES (?, ?, 'Testine', ?, ?)
                """,
                person,
                NationalIdentityNumber.synthetic(birthDate, 17 * COUNT.get()).digits(),
                familyName,
                birthDate);
        Sql.run("""
                INSERT INTO patient (id, person_id, controller, municipality_number, address)
                SELECT ?, ?, id, municipality_number, 'Oppdiktavegen 0' FROM organisation WHERE name = ?
                """, patient, person, municipality + " kommune");
        Sql.run("""
                INSERT INTO enrolment (id, patient_id, service_id, controller, valid)
                SELECT gen_random_uuid(), p.id, s.id, p.controller, tstzrange(?::timestamptz, NULL)
                FROM patient p JOIN service s ON s.organisation_id = p.controller WHERE p.id = ?
                """, ALWAYS, patient);
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, source, valid)
                SELECT e.patient_id, p.key, e.service_id, 'ENROLMENT', 'enrolment/' || e.id, e.valid
                FROM enrolment e JOIN patient p ON p.id = e.patient_id WHERE e.patient_id = ?
                """, patient);
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, source, valid)
                SELECT id, key, person_id, 'OWN_DATA', 'patient/' || id, tstzrange(?::timestamptz, NULL)
                FROM patient WHERE id = ?
                """, ALWAYS, patient);
    }
}
