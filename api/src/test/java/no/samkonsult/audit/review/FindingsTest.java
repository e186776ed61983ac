package no.samkonsult.audit.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** How findings are handled, and by whom they are not. */
class FindingsTest {
    private static final String CONTROLLER = "loggkontroll.alver";
    private static final String HANDLED = "assessment=NEEDED&note=Vakt";

    private final Household household = Household.in("Alver");

    @Test
    void isHandledOnceAndWhoAndWhenIsKept() {
        UUID finding = finding("heimeteneste.alver");
        assertThat(handle(CONTROLLER, finding, HANDLED)).isEqualTo(303);
        assertThat(handle(CONTROLLER, finding, "assessment=SUSPECTED_BREACH&note=Ombestemt"))
                .isEqualTo(409);
        assertThat(Sql.column("""
                        SELECT concat_ws(' ', f.assessment, f.note, a.username, f.handled_at IS NOT NULL)
                        FROM audit_finding f JOIN account a ON a.person_id = f.handled_by WHERE f.id = ?
                        """, finding)).containsExactly("NEEDED Vakt loggkontroll.alver t");
        assertThat(Sql.column(
                        "SELECT action FROM audit_event WHERE entity = ? AND action = 'UPDATE'",
                        "audit_finding/" + finding))
                .hasSize(1);
    }

    @Test
    void needsAnAssessmentAndReasons() {
        UUID finding = finding("heimeteneste.alver");
        assertThat(handle(CONTROLLER, finding, "assessment=NEEDED&note=+")).isEqualTo(422);
        assertThat(handle(CONTROLLER, finding, "note=Vakt")).isEqualTo(422);
        assertThat(handle(CONTROLLER, finding, "assessment=NEEDED&note=" + "x".repeat(2_001)))
                .isEqualTo(422);
        assertThat(isOpen(finding)).isTrue();
    }

    @Test
    void nobodyHandlesAFindingAboutThemselves() {
        UUID finding = finding(CONTROLLER);
        assertThat(handle(CONTROLLER, finding, HANDLED)).isEqualTo(409);
        assertThat(isOpen(finding)).isTrue();
    }

    @Test
    void doesNotExistForOthersNorForTheLogControllerOfAnotherOrganisation() {
        UUID own = finding("heimeteneste.alver");
        UUID others = finding("heimeteneste.masfjorden");
        for (String username : new String[] {"heimeteneste.alver", "personvernombod", "admin.alver"}) {
            assertThat(handle(username, own, HANDLED)).as(username).isEqualTo(404);
        }
        assertThat(handle(CONTROLLER, others, HANDLED)).isEqualTo(404);
        assertThat(handle(CONTROLLER, UUID.randomUUID(), HANDLED)).isEqualTo(404);
        assertThat(isOpen(own)).isTrue();
        assertThat(isOpen(others)).isTrue();
    }

    private UUID finding(String username) {
        UUID id = UUID.randomUUID();
        Sql.run("""
                INSERT INTO audit_finding (id, pattern, organisation_id, person_id, role, patient_id, day, events)
                SELECT ?, 'COLLEAGUE', a.organisation_id, a.person_id, a.role, ?, '2026-11-20', 1
                FROM account a WHERE a.username = ?
                """, id, household.patient(), username);
        return id;
    }

    private static boolean isOpen(UUID finding) {
        return !Sql.rows("SELECT id FROM audit_finding WHERE id = ? AND handled_at IS NULL", finding)
                .isEmpty();
    }

    private static int handle(String username, UUID finding, String form) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url("/audit/findings/" + finding)))
                        .header("Authorization", "Bearer " + RunningDemo.token(username))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .statusCode();
    }
}
