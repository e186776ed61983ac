package no.samkonsult.access.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** Agreeing and ending, by the patient and by health personnel, and what ending measuring at home ends. */
class AgreementsTest {
    private static final String NURSE = "heimeteneste.alver";

    private final Household household = Household.in("Alver");
    private final String patient = household.account();
    private final String path = "/patients/" + household.patient();

    @Test
    void thePatientAgreesOnceToTheNewestTextInTheirLanguage() {
        assertThat(RunningDemo.submit(patient, "/my/consents/MONITORING/agree").statusCode())
                .isEqualTo(303);
        assertThat(RunningDemo.submit(patient, "/my/consents/MONITORING/agree").statusCode())
                .isEqualTo(303);
        assertThat(Sql.rows(
                        "SELECT kind, text_version, language, how FROM participation_agreement WHERE patient_id = ?",
                        household.patient()))
                .hasSize(1)
                .first()
                .hasToString("{how=ON_PAGE, kind=MONITORING, language=nn, text_version=1}");
    }

    @Test
    void healthPersonnelWriteDownWhoAgreedAndHow() {
        String person = Sql.column("SELECT person_id FROM patient WHERE id = ?", household.patient())
                .getFirst();
        assertThat(record(person, "ORALLY").statusCode()).isEqualTo(303);
        assertThat(RunningDemo.get(NURSE, RunningDemo.url(path + "/consents")).body())
                .contains("Munnleg");
    }

    @Test
    void whoDoesNotRepresentThePatientCannotAgreeForThem() {
        assertThat(record(household.nextOfKin("son").person().toString(), "ORALLY")
                        .statusCode())
                .isEqualTo(422);
        assertThat(record(household.nextOfKin("son").person().toString(), "ON_PAGE")
                        .statusCode())
                .isEqualTo(422);
        assertThat(Sql.rows("SELECT FROM participation_agreement WHERE patient_id = ?", household.patient()))
                .isEmpty();
    }

    @Test
    void endingMeasuringEndsTheProgrammeAndLeavesTheRecordToThoseWhoGaveCare() {
        household.agreed("MONITORING");
        try (HomeDevice device = household.device()) {
            assertThat(device.send(weight(Instant.now(), "81.5"))).isEqualTo("stored");
            assertThat(RunningDemo.submit(patient, "/my/consents/MONITORING/end")
                            .statusCode())
                    .isEqualTo(303);

            assertThat(device.send(weight(Instant.now(), "83.5"))).isEqualTo("quarantined");
        }
        assertThat(Sql.column(
                        "SELECT end_reason FROM participation_agreement WHERE patient_id = ?", household.patient()))
                .containsExactly("WISH");
        assertThat(Sql.rows("SELECT FROM enrolment WHERE patient_id = ? AND valid @> now()", household.patient()))
                .isEmpty();
        var page = RunningDemo.get(NURSE, RunningDemo.url(path));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("tenesta di gav helsehjelp tidlegare").contains("81,5");
    }

    @Test
    void whatIsRecordedAfterThePatientLeftIsNotForThoseWhoGaveCareBefore() {
        household.agreed("MONITORING");
        String device = Household.register("Alver");
        try (HomeDevice own = household.device()) {
            own.send(weight(Instant.now(), "71.5"));
        }
        RunningDemo.submit(patient, "/my/consents/MONITORING/end");
        household.assign(device, Instant.now().toString(), "infinity");
        try (HomeDevice later = HomeDevice.connect(device)) {
            assertThat(later.send(weight(Instant.now(), "72.5"))).isEqualTo("stored");
        }
        assertThat(RunningDemo.get(NURSE, RunningDemo.url(path)).body())
                .contains("71,5")
                .doesNotContain("72,5");
        assertThat(RunningDemo.get(patient, RunningDemo.url(path)).body()).contains("72,5");
    }

    @Test
    void afterwardsNothingCanBeWrittenDownByThoseWhoOnlyMayRead() {
        household.agreed("MONITORING").agreed("JOINT_CONSULTATION");
        RunningDemo.submit(NURSE, path + "/consents/MONITORING/end", "reason", "RESISTS");
        assertThat(RunningDemo.get(NURSE, RunningDemo.url(path + "/consents")).body())
                .contains("kap. 4 A");
        assertThat(RunningDemo.submit(NURSE, path + "/consents/JOINT_CONSULTATION/end", "reason", "WISH")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void endingJointConsultationsLeavesMeasuringAlone() {
        household.agreed("MONITORING").agreed("JOINT_CONSULTATION");
        RunningDemo.submit(patient, "/my/consents/JOINT_CONSULTATION/end");
        assertThat(Sql.column(
                        "SELECT kind FROM participation_agreement WHERE patient_id = ? AND upper_inf(valid)",
                        household.patient()))
                .containsExactly("MONITORING");
        assertThat(Sql.rows("SELECT FROM enrolment WHERE patient_id = ? AND valid @> now()", household.patient()))
                .hasSize(1);
    }

    @Test
    void othersNeitherSeeNorChangeThem() {
        for (String other :
                List.of("heimeteneste.masfjorden", "legesekretar.knarvik", "admin.alver", "parorande.kari")) {
            assertThat(RunningDemo.get(other, RunningDemo.url(path + "/consents"))
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(RunningDemo.submit(other, "/my/consents/MONITORING/agree")
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void researchIsConsentedToStudyByStudyAndIsNoBusinessOfTheStaff() {
        UUID study = UUID.randomUUID();
        Sql.run("""
                INSERT INTO study (id, title, purpose, organisation_id, approval, valid)
                SELECT ?, 'Pust heime', 'Finne ut om måling heime gjev færre innleggingar.', id, 'REK 2026/0', tstzrange(now(), NULL)
                FROM organisation WHERE kind = 'HOSPITAL' LIMIT 1
                """, study);
        String address = "/my/research/%s/".formatted(study);
        assertThat(RunningDemo.submit(patient, address + "agree").statusCode()).isEqualTo(303);
        assertThat(RunningDemo.submit(patient, address + "agree").statusCode()).isEqualTo(404);
        assertThat(RunningDemo.submit(NURSE, address + "agree").statusCode()).isEqualTo(404);
        assertThat(RunningDemo.get(NURSE, RunningDemo.url(path + "/consents")).body())
                .doesNotContain("Pust heime");
        assertThat(RunningDemo.submit(patient, address + "end").statusCode()).isEqualTo(303);
        assertThat(Sql.column(
                        "SELECT upper_inf(valid) FROM research_consent WHERE patient_id = ?", household.patient()))
                .containsExactly("f");
    }

    private HttpResponse<String> record(String agreedBy, String how) {
        return RunningDemo.submit(NURSE, path + "/consents/JOINT_CONSULTATION/agree", "how", how, "agreedBy", agreedBy);
    }

    private static String weight(Instant time, String kilograms) {
        return "{\"time\":\"%s\",\"sequence\":%d,\"kind\":\"weight\",\"values\":{\"value\":%s}}"
                .formatted(time, time.toEpochMilli() % 1_000_000, kilograms);
    }
}
