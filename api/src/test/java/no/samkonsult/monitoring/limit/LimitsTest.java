package no.samkonsult.monitoring.limit;

import static no.samkonsult.monitoring.Planned.GP;
import static no.samkonsult.monitoring.Planned.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits from proposal to the desk's acknowledgement, over HTTP, against the real database. */
class LimitsTest {
    private static final String IN_FORCE = "s.valid @> now()";
    private static final String OPEN =
            "isempty(s.valid) AND s.confirmed_at IS NULL AND s.declined_at IS NULL AND s.replaced_by IS NULL";

    @Test
    void aProposalHoldsAtNoTimeUntilTheResponsibleDoctorHasConfirmedIt() {
        Planned planned = Planned.withDoctor();
        assertThat(planned.weight(NURSE, "propose", "80", "82").statusCode()).isEqualTo(303);
        assertThat(planned.sets(IN_FORCE)).isEmpty();
        assertThat(planned.page(NURSE, planned.path(""))).contains("Grenser manglar", "Forslag, ikkje gjeldande");
        assertThat(planned.page(GP, "/plans/to-confirm"))
                .contains("Forslag å stadfeste", planned.household().familyName());
        String proposal = planned.sets(OPEN).getFirst();
        assertThat(planned.weight(GP, "confirm", "80", "82").statusCode()).isEqualTo(303);
        assertThat(planned.sets(IN_FORCE)).containsExactly(proposal);
        assertThat(planned.household().trail())
                .contains(
                        "CREATE limit_set/%s ENROLMENT".formatted(proposal),
                        "UPDATE limit_set/%s GP_LIST".formatted(proposal));
    }

    @ParameterizedTest
    @ValueSource(strings = {NURSE, "sjukeheimslege.alver", "legevakt.nordhordland"})
    void nobodyElseConfirms(String username) {
        Planned planned = Planned.withDoctor();
        assertThat(planned.weight(username, "confirm", "80", "82").statusCode()).isIn(404, 422);
        assertThat(planned.sets(IN_FORCE)).isEmpty();
    }

    @Test
    void theSubstituteConfirmsWhileTheSubstitutionLasts() {
        Planned planned = Planned.withDoctor();
        String substitute = substitute();
        assertThat(planned.weight(substitute, "confirm", "80", "82").statusCode())
                .isEqualTo(303);
        Sql.run("""
                UPDATE substitution SET valid = valid * tstzrange(NULL, now())
                WHERE substitute = (SELECT person_id FROM account WHERE username = ?)
                """, substitute);
        assertThat(planned.weight(substitute, "confirm", "81", "83").statusCode())
                .isEqualTo(404);
        assertThat(planned.sets(IN_FORCE)).hasSize(1);
    }

    @ParameterizedTest(name = "within 78 to 82, yellow above {0} and red above {1}: {2}")
    @CsvSource({"79, 82, 303", "78, 82, 303", "77.9, 82, 422", "79, 82.1, 422", "79, '', 422"})
    void theServiceConfirmsWithinWhatTheDoctorDelegatedAndNothingElse(String yellow, String red, int status) {
        Planned planned = Planned.withDoctor();
        planned.weight(GP, "confirm", "80", "81");
        RunningDemo.submit(GP, planned.path("/delegations"), "value", "WEIGHT/1", "lowest", "78", "highest", "82");
        assertThat(planned.weight(NURSE, "confirm", yellow, red).statusCode()).isEqualTo(status);
        assertThat(planned.sets("s.confirmed_at IS NOT NULL")).hasSize(status == 303 ? 2 : 1);
    }

    @Test
    void whatWasDelegatedEndsWhenThePlanHasAnotherDoctorOrItIsTakenBack() {
        Planned planned = Planned.withDoctor();
        planned.weight(GP, "confirm", "80", "81");
        RunningDemo.submit(GP, planned.path("/delegations"), "value", "WEIGHT/1", "lowest", "78", "highest", "82");
        String delegation = Sql.column("""
                        SELECT d.id FROM plan_delegation d JOIN plan_responsibility r ON r.id = d.responsibility_id
                        JOIN monitoring_plan p ON p.id = r.plan_id WHERE p.patient_id = ?
                        """, planned.household().patient()).getFirst();
        String end = planned.path("/delegations/%s/end".formatted(delegation));
        assertThat(RunningDemo.submit(NURSE, end).statusCode()).isEqualTo(404);
        assertThat(RunningDemo.submit(GP, end).statusCode()).isEqualTo(303);
        assertThat(planned.weight(NURSE, "confirm", "79", "82").statusCode()).isEqualTo(422);
    }

    @Test
    void aChangeStartsNowAndTheFormerSetEndsThere() {
        Planned planned = Planned.withDoctor();
        planned.weight(GP, "confirm", "80", "82");
        planned.weight(GP, "confirm", "79", "81");
        assertThat(Sql.column("""
                        SELECT a.valid -|- b.valid AND upper_inf(b.valid) AND NOT upper_inf(a.valid) AND lower(b.valid) = b.confirmed_at
                        FROM limit_set a JOIN limit_set b ON b.patient_key = a.patient_key AND b.id > a.id
                        JOIN patient p ON p.key = a.patient_key WHERE p.id = ?
                        """, planned.household().patient())).containsExactly("t");
    }

    @Test
    void aChangeRecoloursNothingAndClosesNoAlert() {
        Household household = Household.in("Alver").listedWith(GP);
        household.limits(Kind.WEIGHT, Band.of(null, null, "80", "82"));
        Planned planned = Planned.of(household);
        planned.offer(GP, GP);
        try (HomeDevice scale = household.device()) {
            assertThat(scale.send("""
                    {"time":"%s","sequence":1,"kind":"weight","values":{"value":84.0}}
                    """.formatted(OffsetDateTime.now()))).isEqualTo("stored");
        }
        assertThat(planned.weight(GP, "confirm", "90", "95").statusCode()).isEqualTo(303);
        assertThat(Sql.column("""
                        SELECT m.assessment FROM measurement m JOIN patient p ON p.key = m.patient_key WHERE p.id = ?
                        """, household.patient())).containsExactly("3");
        assertThat(Sql.column("SELECT status FROM alert WHERE patient_id = ?", household.patient()))
                .containsExactly("OPEN");
    }

    @Test
    void theDeskIsToldAndSaysThatItHasReadThem() {
        Planned planned = Planned.withDoctor();
        planned.weight(GP, "confirm", "80", "82");
        String name = planned.household().familyName();
        String patientPage = "/patients/" + planned.household().patient();
        assertThat(planned.page(NURSE, "/plans/new-limits")).contains(name);
        assertThat(planned.page(NURSE, patientPage)).contains("Nye grenser – les og kvitter");
        assertThat(planned.page(GP, patientPage)).doesNotContain("Nye grenser – les og kvitter");
        String read = planned.path(
                "/limits/%s/acknowledge".formatted(planned.sets(IN_FORCE).getFirst()));
        assertThat(RunningDemo.submit(GP, read).statusCode()).isEqualTo(404);
        assertThat(RunningDemo.submit(NURSE, read).statusCode()).isEqualTo(303);
        assertThat(RunningDemo.submit(NURSE, read).statusCode()).isEqualTo(404);
        assertThat(planned.page(NURSE, "/plans/new-limits")).doesNotContain(name);
        assertThat(planned.household().trail()).anyMatch(line -> line.startsWith("UPDATE limit_acknowledgement"));
    }

    @Test
    void aNewerProposalComesInsteadOfTheOneBefore() {
        Planned planned = Planned.withDoctor();
        planned.weight(NURSE, "propose", "80", "82");
        planned.weight(NURSE, "propose", "79", "81");
        assertThat(planned.sets(OPEN)).hasSize(1);
        assertThat(planned.sets("s.replaced_by IS NOT NULL")).hasSize(1);
    }

    @Test
    void theDoctorDeclinesWithAReason() {
        Planned planned = Planned.withDoctor();
        planned.weight(NURSE, "propose", "80", "82");
        String form = planned.path("/limits/weight");
        assertThat(RunningDemo.submit(GP, form, "action", "decline", "reason", " ")
                        .statusCode())
                .isEqualTo(422);
        assertThat(RunningDemo.submit(NURSE, form, "action", "decline", "reason", "Nei")
                        .statusCode())
                .isEqualTo(422);
        assertThat(RunningDemo.submit(GP, form, "action", "decline", "reason", "For snevert")
                        .statusCode())
                .isEqualTo(303);
        assertThat(planned.sets(OPEN)).isEmpty();
        assertThat(planned.sets("s.decline_reason = 'For snevert'")).hasSize(1);
    }

    @ParameterizedTest(name = "yellow above {0} and red above {1}")
    @CsvSource({"82, 80, Må ikkje vere lågare", "eitt, 80, Skriv eit tal", "80, 4000, Ingen levande pasient"})
    void everyFaultIsNamedAtItsField(String yellow, String red, String said) {
        Planned planned = Planned.withDoctor();
        var answer = planned.weight(NURSE, "propose", yellow, red);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said, "aria-invalid=\"true\"");
        assertThat(planned.sets("true")).isEmpty();
    }

    @Test
    void limitsWithNothingInThemAreNone() {
        Planned planned = Planned.withDoctor();
        assertThat(planned.weight(NURSE, "propose", "", "").statusCode()).isEqualTo(422);
    }

    @Test
    void thePatientReadsThePlanInWordsAndChangesNothing() {
        Planned planned = Planned.withDoctor();
        planned.weight(GP, "confirm", "80", "82");
        String patient = planned.household().account();
        assertThat(planned.page(patient, planned.path("")))
                .contains("Raud over 82 kg", "Gul over 80 kg", "Ragnhild Fammestad")
                .doesNotContain("/plan/limits/weight\"");
        assertThat(planned.weight(patient, "propose", "100", "110").statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.submit(patient, planned.path("/pauses"), "reason", "HOLIDAY")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void lowSugarCannotBeLeftToWaitForAnotherReading() {
        Planned planned = Planned.withDoctor();
        var answer = RunningDemo.post(NURSE, RunningDemo.url("/api" + planned.path("/limits")), """
                {"kind":"glucose","source":"Vurdert","confirmation":"MEASURE_AGAIN","withinMinutes":15,
                 "values":[{"component":"value","yellowLow":4.0}]}
                """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("confirmation", "low-sugar");
    }

    @Test
    void programsProposeAndConfirmAlike() {
        Planned planned = Planned.withDoctor();
        String limits = "/api" + planned.path("/limits");
        String body = """
                {"kind":"glucose","source":"Vurdert","values":[{"component":"value","redLow":3.0,"yellowLow":4.0,"redLowNeverWaits":true}]}
                """;
        assertThat(RunningDemo.post(NURSE, RunningDemo.url(limits), body.replace("4.0", "2.0"))
                        .body())
                .contains("yellowLow1");
        assertThat(RunningDemo.post(NURSE, RunningDemo.url(limits), body).statusCode())
                .isEqualTo(200);
        String confirmation =
                "%s/%s/confirmation".formatted(limits, planned.sets(OPEN).getFirst());
        assertThat(RunningDemo.post(NURSE, RunningDemo.url(confirmation), "{}").statusCode())
                .isEqualTo(409);
        assertThat(RunningDemo.post(GP, RunningDemo.url(confirmation), "{}").statusCode())
                .isEqualTo(200);
        assertThat(planned.plan(NURSE)
                        .at("/limits/0/limits/values/0/redLowNeverWaits")
                        .asBoolean())
                .isTrue();
        assertThat(planned.plan(NURSE).at("/limits/0/inForce").asBoolean()).isTrue();
    }

    /** Somebody new who stands in for the GP now. */
    private static String substitute() {
        String username = "test-" + UUID.randomUUID();
        UUID person = UUID.randomUUID();
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, 'Vikar', 'Testvik')", person);
        Sql.run("""
                INSERT INTO account (username, person_id, role, organisation_id)
                SELECT ?, ?, role, organisation_id FROM account WHERE username = ?
                """, username, person, GP);
        Sql.run("""
                INSERT INTO practitioner_role (id, person_id, organisation_id, role)
                SELECT gen_random_uuid(), ?, organisation_id, role FROM account WHERE username = ?
                """, person, GP);
        Sql.run("""
                INSERT INTO substitution (regular, substitute, organisation_id, valid, offered_by, accepted_at)
                SELECT person_id, ?, organisation_id, tstzrange(now() - interval '1 day', now() + interval '1 day'), person_id, now()
                FROM account WHERE username = ?
                """, person, GP);
        return username;
    }
}
