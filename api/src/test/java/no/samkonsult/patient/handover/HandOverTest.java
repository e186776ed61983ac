package no.samkonsult.patient.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A patient who is handed over to legevakt, and taken back. */
class HandOverTest {
    private static final String NURSE = "heimeteneste.masfjorden";
    private static final String LEGEVAKT = "legevakt.nordhordland";

    private final Household household = Household.in("Masfjorden");

    @Test
    void legevaktSeesThePatientFromTheHandOverUntilTheContactIsClosed() {
        assertThat(household.isKnownTo(LEGEVAKT)).isFalse();
        assertThat(handOver(NURSE, "Tung pust sidan i natt").statusCode()).isEqualTo(303);
        assertThat(household.isKnownTo(LEGEVAKT)).isTrue();
        assertThat(page(LEGEVAKT, "/hand-overs"))
                .contains(household.familyName(), "Tung pust sidan i natt", "Geir svara kl. ");
        assertThat(close(LEGEVAKT, "Sendt heim med råd.").statusCode()).isEqualTo(303);
        assertThat(household.isKnownTo(LEGEVAKT)).isFalse();
        assertThat(page(LEGEVAKT, "/hand-overs")).doesNotContain(household.familyName());
        assertThat(page(NURSE, "/patients/%s/hand-over".formatted(household.patient())))
                .contains("Sendt heim med råd.");
        assertThat(household.trail())
                .contains("CREATE hand_over ENROLMENT", "READ hand_over HAND_OVER", "UPDATE hand_over HAND_OVER");
    }

    @Test
    void closingOneContactLeavesAnotherOpen() {
        handOver(NURSE, "Fyrste gong");
        handOver(NURSE, "Andre gong");
        close(LEGEVAKT, "Avklart.");
        assertThat(household.isKnownTo(LEGEVAKT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "situation", "background", "analysis", "advice", "answeredBy", "answeredAt"})
    void nothingIsHandedOverWithAPartMissing(String missing) {
        String[] fields = fields("Tung pust");
        for (int i = 0; i < fields.length; i += 2) {
            fields[i + 1] = fields[i].equals(missing) ? "" : fields[i + 1];
        }
        assertThat(RunningDemo.submit(NURSE, path(), fields).statusCode()).isEqualTo(422);
        assertThat(household.isKnownTo(LEGEVAKT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"heimeteneste.alver", "legesekretar.knarvik", "admin.alver", "pasient.anna", "parorande.kari"})
    void nobodyHandsOverAPatientTheyHaveNoClinicalGroundFor(String username) {
        assertThat(handOver(username, "Tung pust").statusCode()).isEqualTo(404);
        assertThat(household.isKnownTo(LEGEVAKT)).isFalse();
    }

    @Test
    void onlyTheReceivingServiceClosesTheContactAndSaysHowItWent() {
        handOver(NURSE, "Tung pust");
        assertThat(close(NURSE, "Ferdig.").statusCode()).isEqualTo(404);
        assertThat(close(LEGEVAKT, " ").statusCode()).isEqualTo(422);
        assertThat(household.isKnownTo(LEGEVAKT)).isTrue();
    }

    @Test
    void aPatientGoesToALegevaktAndNoOtherService() {
        String[] fields = fields("Tung pust");
        fields[1] = Sql.column("SELECT id FROM service WHERE name = 'Responssenter'")
                .getFirst();
        assertThat(RunningDemo.submit(NURSE, path(), fields).statusCode()).isEqualTo(404);
        assertThat(Sql.rows("SELECT id FROM hand_over WHERE patient_id = ?", household.patient()))
                .isEmpty();
    }

    private HttpResponse<String> handOver(String username, String situation) {
        return RunningDemo.submit(username, path(), fields(situation));
    }

    private String path() {
        return "/patients/%s/hand-over".formatted(household.patient());
    }

    private static String[] fields(String situation) {
        String service = Sql.column("SELECT id FROM service WHERE name = 'Legevakt Nordhordland'")
                .getFirst();
        return new String[] {
            "service", service,
            "identity", "Wenche, heimetenesta i Masfjorden. Testine, fødd 1930.",
            "situation", situation,
            "background", "KOLS, oksygen 1 l/min.",
            "analysis", "Mogleg forverring.",
            "advice", "Tilsyn innan ein time.",
            "answeredBy", "Geir",
            "answeredAt", "03:15"
        };
    }

    private HttpResponse<String> close(String username, String note) {
        UUID handOver = UUID.fromString(
                Sql.column("SELECT id FROM hand_over WHERE patient_id = ? AND closed_at IS NULL", household.patient())
                        .getFirst());
        return RunningDemo.submit(username, "/hand-overs/%s/close".formatted(handOver), "note", note);
    }

    private static String page(String username, String path) {
        return RunningDemo.get(username, RunningDemo.url(path)).body();
    }
}
