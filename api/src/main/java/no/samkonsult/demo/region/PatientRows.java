package no.samkonsult.demo.region;

import static no.samkonsult.demo.region.DemoPatient.ANNA;
import static no.samkonsult.demo.region.Rows.SINCE;
import static no.samkonsult.demo.region.Rows.row;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.shared.NationalIdentityNumber;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Writes the patients, and why others may see them. */
record PatientRows(Rows rows) {
    private static final UUID KARI = DemoId.of("person", "kari");
    private static final UUID SHARING = DemoId.of("sharing_consent", "kari");
    private static final UUID REPRESENTATION = DemoId.of("representation", "kari");
    private static final LocalDate KARI_BORN = LocalDate.of(1971, 5, 23);

    private record Relation(
            DemoPatient patient, UUID party, @Nullable UUID organisation, Ground ground, String source) {}

    private record Account(String username, UUID person, Role role) {}

    void write() throws SQLException {
        writePatients();
        writeNextOfKin();
        writeAgreements();
        writeRelations();
        rows.insert(
                "INSERT INTO account (username, person_id, role) VALUES (?, ?, ?)",
                List.of(
                        new Account("pasient.anna", ANNA.person(), Role.PATIENT),
                        new Account("parorande.kari", KARI, Role.NEXT_OF_KIN)),
                each -> row(each.username(), each.person(), each.role().name()));
    }

    private void writePatients() throws SQLException {
        List<DemoPatient> patients = DemoPatient.all();
        rows.insert(
                """
                INSERT INTO person (id, national_identity_number, given_name, family_name, birth_date, phone)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                patients,
                each -> row(
                        each.person(),
                        identityNumber(each),
                        each.givenName(),
                        each.familyName(),
                        each.birthDate(),
                        FictionalNumbers.phone(each.place() + 1)));
        rows.insert(
                "INSERT INTO patient (id, person_id, controller, municipality_number, address) VALUES (?, ?, ?, ?, ?)",
                patients,
                each -> row(
                        each.id(),
                        each.person(),
                        each.controller(),
                        each.municipality().number(),
                        address(each)));
        rows.insert(
                "INSERT INTO enrolment (id, patient_id, service_id, controller, valid) VALUES (?, ?, ?, ?, %s)"
                        .formatted(SINCE),
                patients,
                each -> row(enrolment(each), each.id(), each.municipality().service(), each.controller()));
        rows.insert(
                "INSERT INTO gp_list (id, patient_id, practitioner, organisation_id, valid) VALUES (?, ?, ?, ?, %s)"
                        .formatted(SINCE),
                patients,
                each -> row(
                        DemoId.of("gp_list", each.key()),
                        each.id(),
                        each.gp().person(),
                        each.gp().workplace().id()));
    }

    private void writeNextOfKin() throws SQLException {
        rows.insert(
                """
                INSERT INTO person (id, national_identity_number, given_name, family_name, birth_date, phone)
                VALUES (?, ?, 'Kari', ?, ?, ?)
                """,
                List.of(KARI),
                kari -> row(
                        kari,
                        NationalIdentityNumber.synthetic(KARI_BORN, 11).digits(),
                        ANNA.familyName(),
                        KARI_BORN,
                        FictionalNumbers.phone(0)));
        rows.insert(
                "INSERT INTO next_of_kin (patient_id, person_id, relation, controller) VALUES (?, ?, 'dotter', ?)",
                List.of(KARI),
                kari -> row(ANNA.id(), kari, ANNA.controller()));
    }

    /** Every patient has agreed, in writing, and Anna shares her consultations with her daughter. */
    private void writeAgreements() throws SQLException {
        for (String kind : List.of("MONITORING", "JOINT_CONSULTATION")) {
            rows.insert(
                    """
                    INSERT INTO participation_agreement (id, patient_id, kind, text_version, language, agreed_by, how,
                                                         recorded_by, valid, controller)
                    VALUES (?, ?, ?, 1, 'nn', ?, 'IN_WRITING', ?, %s, ?)
                    """.formatted(SINCE),
                    DemoPatient.all(),
                    each -> row(
                            DemoId.of("participation_agreement", kind + "/" + each.key()),
                            each.id(),
                            kind,
                            each.person(),
                            each.gp().person(),
                            each.controller()));
        }
        rows.insert(
                """
                INSERT INTO sharing_consent (id, patient_id, person_id, consultations, measurements, plan, messages,
                                             text_version, language, given_by, valid, controller)
                VALUES (?, ?, ?, true, false, false, false, 1, 'nn', ?, %s, ?)
                """.formatted(SINCE),
                List.of(KARI),
                kari -> row(SHARING, ANNA.id(), kari, ANNA.person(), ANNA.controller()));
        rows.insert(
                """
                INSERT INTO representation (id, patient_id, person_id, basis, sharing_consent,
                                            consultations, measurements, plan, messages, recorded_by, valid, controller)
                VALUES (?, ?, ?, 'CONSENT', ?, true, false, false, false, ?, %s, ?)
                """.formatted(SINCE),
                List.of(KARI),
                kari -> row(REPRESENTATION, ANNA.id(), kari, SHARING, ANNA.person(), ANNA.controller()));
    }

    private void writeRelations() throws SQLException {
        rows.insert(
                """
                INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, source,
                                           consultations, measurements, plan, messages, valid)
                SELECT id, key, ?, ?, ?, ?, true, whole, whole, whole, %s FROM patient, (SELECT ? AS whole) AS parts WHERE id = ?
                """.formatted(SINCE),
                relations(),
                each -> row(
                        each.party(),
                        each.organisation(),
                        each.ground().name(),
                        each.source(),
                        each.ground() != Ground.CONSENT,
                        each.patient().id()));
    }

    private static List<Relation> relations() {
        var relations = new ArrayList<Relation>();
        relations.add(new Relation(ANNA, KARI, null, Ground.CONSENT, "representation/" + REPRESENTATION));
        for (DemoPatient each : DemoPatient.all()) {
            relations.addAll(always(each));
            for (Practitioner member : CareTeams.of(each)) {
                relations.add(atWork(each, member, Ground.CARE_TEAM, "care_team/" + each.id()));
            }
        }
        return relations;
    }

    /** What every patient has: a service, a GP and the GP's secretary, oneself. */
    private static List<Relation> always(DemoPatient patient) {
        var relations = new ArrayList<>(List.of(
                new Relation(
                        patient,
                        patient.municipality().service(),
                        null,
                        Ground.ENROLMENT,
                        "enrolment/" + enrolment(patient)),
                atWork(patient, patient.gp(), Ground.GP_LIST, "gp_list/" + patient.id()),
                new Relation(patient, patient.person(), null, Ground.OWN_DATA, "patient/" + patient.id())));
        if (patient.municipality() == Municipality.ALVER) {
            relations.add(atWork(patient, Practitioner.SECRETARY, Ground.GP_LIST, "gp_list/" + patient.id()));
        }
        return relations;
    }

    private static Relation atWork(DemoPatient patient, Practitioner member, Ground ground, String source) {
        return new Relation(patient, member.person(), member.workplace().id(), ground, source);
    }

    private static UUID enrolment(DemoPatient patient) {
        return DemoId.of("enrolment", patient.key());
    }

    private static String identityNumber(DemoPatient patient) {
        return NationalIdentityNumber.synthetic(patient.birthDate(), 17 * patient.place())
                .digits();
    }

    /** No municipality has a road of this name. */
    private static String address(DemoPatient patient) {
        return "Oppdiktavegen %d, %s"
                .formatted(patient.place() + 1, patient.municipality().postTown());
    }
}
