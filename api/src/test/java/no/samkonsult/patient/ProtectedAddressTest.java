package no.samkonsult.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A protected address leaves by one door alone, and never unseen. */
class ProtectedAddressTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final String GP = "fastlege.knarvik";
    private static final String ADDRESS = "Oppdiktavegen 0";

    private final Household household = Household.in("Alver").listedWith(GP);
    private final String patient = household.account();

    @Test
    void anAddressThatIsNotProtectedIsShown() {
        assertThat(page(NURSE)).contains(ADDRESS);
        assertThat(fhir(NURSE)).contains(ADDRESS);
        assertThat(show(NURSE).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIDENTIAL", "STRICTLY_CONFIDENTIAL"})
    void aProtectedAddressIsOnNoSurface(AddressProtection protection) {
        protect(protection);
        for (String username : new String[] {NURSE, GP, patient}) {
            assertThat(page(username)).contains(household.familyName()).doesNotContain(ADDRESS);
            assertThat(fhir(username)).contains(household.familyName()).doesNotContain(ADDRESS);
            assertThat(rest(username)).doesNotContain(ADDRESS);
        }
    }

    @ParameterizedTest
    @CsvSource({"CONFIDENTIAL, true", "STRICTLY_CONFIDENTIAL, false"})
    void aStrictlyProtectedPatientsMunicipalityIsForTheirServiceAlone(AddressProtection protection, boolean told) {
        protect(protection);
        assertThat(rest(NURSE)).contains("4631");
        for (String username : new String[] {GP, patient}) {
            assertThat(rest(username).contains("4631")).isEqualTo(told);
            assertThat(rest(username).contains("Heimeoppfølging Alver")).isEqualTo(told);
            assertThat(page(username).contains("Alver kommune")).isEqualTo(told);
            assertThat(fhir(username).contains("Alver kommune")).isEqualTo(told);
            assertThat(RunningDemo.get(username, RunningDemo.url("/patients?name=" + household.familyName()))
                            .body()
                            .contains("Alver kommune"))
                    .isEqualTo(told);
        }
    }

    @Test
    void whoeverMustFindTheDoorIsToldByAButtonAndItIsRecorded() {
        protect(AddressProtection.STRICTLY_CONFIDENTIAL);
        assertThat(show(NURSE).body()).contains(ADDRESS);
        assertThat(household.trail()).contains("READ address ENROLMENT");
        handOver("legevakt.nordhordland");
        assertThat(show("legevakt.nordhordland").body()).contains(ADDRESS);
        assertThat(household.trail()).contains("READ address HAND_OVER");
    }

    @Test
    void nobodyElseIsToldAndTheAttemptIsRecorded() {
        protect(AddressProtection.CONFIDENTIAL);
        for (String username : new String[] {GP, "admin.alver", "heimeteneste.masfjorden", patient}) {
            assertThat(show(username).statusCode()).isEqualTo(404);
        }
        assertThat(household.trail()).contains("DENIED address GP_LIST");
    }

    private void protect(AddressProtection protection) {
        assertThat(RunningDemo.submit(
                                NURSE,
                                "/patients/%s/changes".formatted(household.patient()),
                                "kind",
                                "PROTECTION",
                                "protection",
                                protection.name())
                        .statusCode())
                .isEqualTo(200);
    }

    private void handOver(String username) {
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, ground, source, valid)
                SELECT p.id, p.key, w.service_id, 'HAND_OVER', 'hand_over/' || p.id, tstzrange(now(), NULL)
                FROM patient p, account a JOIN service_staff w USING (person_id) WHERE p.id = ? AND a.username = ?
                """, household.patient(), username);
    }

    private HttpResponse<String> show(String username) {
        return RunningDemo.submit(username, "/patients/%s/address".formatted(household.patient()));
    }

    private String page(String username) {
        return RunningDemo.get(username, RunningDemo.url("/patients/" + household.patient()))
                .body();
    }

    private String rest(String username) {
        return RunningDemo.get(username, RunningDemo.url("/api/patients/" + household.patient()))
                .body();
    }

    private String fhir(String username) {
        return RunningDemo.get(username, RunningDemo.fhir("/Patient/" + household.patient()))
                .body();
    }
}
