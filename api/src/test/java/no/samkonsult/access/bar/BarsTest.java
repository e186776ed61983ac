package no.samkonsult.access.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import org.junit.jupiter.api.Test;

/** Barring somebody, and what the barred are told: what everybody is told of a patient who does not exist. */
class BarsTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final String[] EVERYTHING = {
        "consultations", "on", "measurements", "on", "plan", "on", "messages", "on"
    };

    private final Household household = Household.in("Alver");
    private final String patient = household.account();
    private final String path = "/patients/" + household.patient();

    @Test
    void whoIsWhollyBarredIsAnsweredAsIfThePatientDidNotExist() {
        assertThat(get(NURSE, path).statusCode()).isEqualTo(200);
        bar(personOf(NURSE), EVERYTHING);
        for (String address : List.of("%s", "%s/consents", "%s/sharing", "%s/events")) {
            var barred = get(NURSE, address.formatted(path));
            var missing = get(NURSE, address.formatted("/patients/" + UUID.randomUUID()));
            assertThat(barred.statusCode()).as(address).isEqualTo(404);
            assertThat(anonymous(barred)).as(address).isEqualTo(anonymous(missing));
        }
        assertThat(get(NURSE, "/patients?name=" + household.familyName()).body())
                .doesNotContain(household.patient().toString());
    }

    @Test
    void aBarAgainstAServiceOrAnOrganisationKeepsItsPeopleOut() {
        for (String table : List.of("service", "organisation")) {
            var other = Household.in("Alver");
            UUID party = UUID.fromString(Sql.column(
                            table.equals("service")
                                    ? "SELECT service_id FROM enrolment WHERE patient_id = ?"
                                    : "SELECT controller FROM patient WHERE id = ?",
                            other.patient())
                    .getFirst());
            RunningDemo.submit(other.account(), "/my/bars", fields(party, EVERYTHING));
            assertThat(get(NURSE, "/patients/" + other.patient()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aPartThatIsNotBarredStaysOpen() {
        bar(personOf(NURSE), "measurements", "on");
        assertThat(get(NURSE, path).statusCode()).isEqualTo(200);
        assertThat(get(NURSE, path).body()).doesNotContain("trends-title");
    }

    @Test
    void whatIsLiftedHoldsNoMore() {
        bar(personOf(NURSE), EVERYTHING);
        String id = Sql.column("SELECT id FROM bar WHERE patient_id = ?", household.patient())
                .getFirst();
        assertThat(RunningDemo.submit(patient, "/my/bars/%s/lift".formatted(id)).statusCode())
                .isEqualTo(303);
        assertThat(get(NURSE, path).statusCode()).isEqualTo(200);
        assertThat(RunningDemo.submit(patient, "/my/bars/%s/lift".formatted(id)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePatientIsToldWhoIsLeftBeforeAnythingIsRegistered() {
        String service = Sql.column("SELECT service_id FROM enrolment WHERE patient_id = ?", household.patient())
                .getFirst();
        var all = RunningDemo.submit(patient, "/my/bars/check", fields(UUID.fromString(service), EVERYTHING));
        assertThat(all.body()).contains("Då er det ingen att hos");
        var one = RunningDemo.submit(patient, "/my/bars/check", fields(personOf(NURSE), EVERYTHING));
        assertThat(one.body()).doesNotContain("Då er det ingen att hos");
        assertThat(Sql.rows("SELECT FROM bar WHERE patient_id = ?", household.patient()))
                .isEmpty();
    }

    @Test
    void theTrailSaysNeitherThatItWasABarNorAgainstWhom() {
        bar(personOf(NURSE), EVERYTHING);
        assertThat(Sql.column(
                        "SELECT DISTINCT entity FROM audit_event WHERE patient_id = ? AND role = 'PATIENT'",
                        household.patient()))
                .containsExactly("patient");
    }

    @Test
    void routingSkipsTheBarredAndKeepsTheOrder() {
        PersonId nurse = new PersonId(personOf(NURSE));
        PersonId doctor = new PersonId(personOf("fastlege.knarvik"));
        PersonId specialist = new PersonId(personOf("spesialist.haukeland"));
        var everybody = List.of(specialist, nurse, doctor);
        var bars = RunningDemo.bean(Bars.class);
        var id = new PatientId(household.patient());
        assertThat(bars.withoutBarred(id, everybody)).isEqualTo(everybody);

        bar(nurse.value(), EVERYTHING);
        bar(organisationOf("spesialist.haukeland"), "measurements", "on");

        assertThat(bars.withoutBarred(id, everybody)).containsExactly(doctor);
        assertThat(bars.withoutBarred(new PatientId(UUID.randomUUID()), everybody))
                .isEqualTo(everybody);
    }

    @Test
    void onlyAPatientBars() {
        assertThat(get(NURSE, "/my/bars").statusCode()).isEqualTo(404);
        assertThat(RunningDemo.submit(NURSE, "/my/bars", fields(personOf(NURSE), EVERYTHING))
                        .statusCode())
                .isEqualTo(404);
    }

    private void bar(UUID party, String... parts) {
        assertThat(RunningDemo.submit(patient, "/my/bars", fields(party, parts)).statusCode())
                .isEqualTo(303);
    }

    private static String[] fields(UUID party, String... parts) {
        String[] fields = new String[parts.length + 2];
        fields[0] = "party";
        fields[1] = party.toString();
        System.arraycopy(parts, 0, fields, 2, parts.length);
        return fields;
    }

    private static UUID personOf(String account) {
        return UUID.fromString(Sql.column("SELECT person_id FROM account WHERE username = ?", account)
                .getFirst());
    }

    private static UUID organisationOf(String account) {
        return UUID.fromString(Sql.column("SELECT organisation_id FROM account WHERE username = ?", account)
                .getFirst());
    }

    private static HttpResponse<String> get(String username, String path) {
        return RunningDemo.get(username, RunningDemo.url(path));
    }

    /** An answer but for the path that was asked for, which the page repeats in its form for the language. */
    private static String anonymous(HttpResponse<String> answer) {
        return answer.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
    }
}
