package no.samkonsult.audit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** Acts through the real surface, and the findings they become by themselves. */
class ReviewTest {
    private static final String NURSE = "heimeteneste.alver";

    private final Household household = Household.in("Alver");

    @Test
    void theRecordOfOnesFamilyIsAFindingOfTheOrganisationOneActsFor() {
        Sql.run("""
                INSERT INTO next_of_kin (patient_id, person_id, relation, controller)
                SELECT p.id, a.person_id, 'søster', p.controller FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, household.patient(), NURSE);
        open(NURSE, household.patient());
        await().untilAsserted(
                        () -> assertThat(findings(household.patient())).containsExactly("FAMILY Alver kommune 1"));
        open(NURSE, household.patient());
        await().untilAsserted(
                        () -> assertThat(findings(household.patient())).containsExactly("FAMILY Alver kommune 2"));
    }

    @Test
    void tryingToOpenOnesOwnRecordIsAFindingThoughItIsRefused() {
        UUID own = UUID.randomUUID();
        Sql.run("""
                INSERT INTO patient (id, person_id, controller, municipality_number, address)
                SELECT ?, a.person_id, a.organisation_id, '4631', 'Einsamvegen 999' FROM account a WHERE a.username = ?
                """, own, "sjukeheimslege.alver");
        open("sjukeheimslege.alver", own);
        await().untilAsserted(() -> assertThat(findings(own)).containsExactly("OWN_RECORD Alver sjukeheim 1"));
    }

    @Test
    void aPatientWhoWorksInTheSameOrganisationIsAColleague() {
        Sql.run("""
                INSERT INTO practitioner_role (id, person_id, organisation_id, role)
                SELECT ?, p.person_id, p.controller, 'ADMINISTRATOR' FROM patient p WHERE p.id = ?
                """, UUID.randomUUID(), household.patient());
        open(NURSE, household.patient());
        await().untilAsserted(
                        () -> assertThat(findings(household.patient())).containsExactly("COLLEAGUE Alver kommune 1"));
    }

    @Test
    void manyPatientsInAShortTimeAreOneFinding() {
        List<Household> patients =
                IntStream.range(0, 30).mapToObj(_ -> Household.in("Masfjorden")).toList();
        String busy = newNurse("Masfjorden");
        patients.subList(0, 29).forEach(each -> open(busy, each.patient()));
        Callable<Boolean> allIsReviewed = () -> Sql.column("""
                        SELECT 1 FROM audit_event e, audit_review r WHERE e.sealed_no IS NULL OR e.sealed_no > r.sealed_no
                        """).isEmpty();
        await().until(allIsReviewed);
        assertThat(manyPatientsOf(busy)).isEmpty();
        open(busy, patients.getLast().patient());
        await().untilAsserted(() -> assertThat(manyPatientsOf(busy)).containsExactly("30"));
    }

    @Test
    void reviewersWhoWorkAtOnceFindEverythingOnce() throws InterruptedException {
        Sql.run("""
                INSERT INTO next_of_kin (patient_id, person_id, relation, controller)
                SELECT p.id, a.person_id, 'søster', p.controller FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, household.patient(), NURSE);
        var review = RunningDemo.bean(Review.class);
        List<Callable<Object>> jobs = Stream.<Runnable>generate(() -> () -> {
                    open(NURSE, household.patient());
                    review.goOn();
                })
                .limit(20)
                .map(Executors::callable)
                .toList();
        try (var reviewers = Executors.newFixedThreadPool(4)) {
            reviewers.invokeAll(jobs);
        }
        await().untilAsserted(
                        () -> assertThat(findings(household.patient())).containsExactly("FAMILY Alver kommune 20"));
    }

    private static List<String> manyPatientsOf(String username) {
        return Sql.column("""
                SELECT f.events FROM audit_finding f JOIN account a ON a.person_id = f.person_id
                WHERE f.pattern = 'MANY_PATIENTS' AND a.username = ?
                """, username);
    }

    /** A nurse of a municipality whom no other test knows. */
    private static String newNurse(String municipality) {
        UUID person = UUID.randomUUID();
        String organisation = municipality + " kommune";
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, 'Travle', 'Testnes')", person);
        Sql.run("""
                INSERT INTO service_staff (service_id, person_id)
                SELECT s.id, ? FROM service s JOIN organisation o ON o.id = s.organisation_id WHERE o.name = ?
                """, person, organisation);
        Sql.run("""
                INSERT INTO account (username, person_id, role, organisation_id)
                SELECT ?, ?, 'HOME_CARE', id FROM organisation WHERE name = ?
                """, person.toString(), person, organisation);
        return person.toString();
    }

    private static void open(String username, UUID patient) {
        RunningDemo.get(username, RunningDemo.url("/api/patients/" + patient));
    }

    private static List<String> findings(UUID patient) {
        return Sql.column("""
                SELECT concat_ws(' ', f.pattern, o.name, f.events)
                FROM audit_finding f JOIN organisation o ON o.id = f.organisation_id
                WHERE f.patient_id = ? ORDER BY 1
                """, patient);
    }
}
