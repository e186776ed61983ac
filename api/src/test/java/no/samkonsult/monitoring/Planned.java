package no.samkonsult.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import no.samkonsult.Household;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;

/** A patient of a test's own with a monitoring plan, and what people do with it over HTTP. */
public final class Planned {
    public static final String NURSE = "heimeteneste.alver";
    public static final String GP = "fastlege.knarvik";

    private final Household household;

    private Planned(Household household) {
        this.household = household;
    }

    /** Enrolled in Alver, on the list of the GP in Knarvik, with a plan that nobody answers for. */
    public static Planned withoutDoctor() {
        return of(Household.in("Alver").listedWith(GP));
    }

    /** As {@link #withoutDoctor}, and the GP answers for it. */
    public static Planned withDoctor() {
        Planned planned = withoutDoctor();
        planned.offer(GP, GP);
        return planned;
    }

    public static Planned of(Household household) {
        RunningDemo.submit(NURSE, "/patients/%s/plan".formatted(household.patient()));
        return new Planned(household);
    }

    public Household household() {
        return household;
    }

    /** A path of the plan's. */
    public String path(String rest) {
        return "/patients/%s/plan%s".formatted(household.patient(), rest);
    }

    /** Asks the doctor who has an account; who asks themselves has answered. */
    public HttpResponse<String> offer(String by, String doctor) {
        String asked = Sql.column("SELECT person_id || '/' || organisation_id FROM account WHERE username = ?", doctor)
                .getFirst();
        return RunningDemo.submit(by, path("/responsible"), "doctor", asked);
    }

    /** Accepts or declines what is offered. */
    public HttpResponse<String> answer(String by, String how) {
        String offer = Sql.column("""
                        SELECT r.id FROM plan_responsibility r JOIN monitoring_plan p ON p.id = r.plan_id
                        WHERE p.patient_id = ? AND r.accepted_at IS NULL AND r.closed_at IS NULL
                        """, household.patient()).getFirst();
        return RunningDemo.submit(by, path("/responsible/%s/%s".formatted(offer, how)));
    }

    /** Limits of the weight: yellow and red above. */
    public HttpResponse<String> weight(String by, String action, String yellowHigh, String redHigh) {
        return RunningDemo.submit(
                by,
                path("/limits/weight"),
                "yellowHigh1",
                yellowHigh,
                "redHigh1",
                redHigh,
                "confirmation",
                "IMMEDIATE",
                "clearsAfter",
                "1",
                "source",
                "Vurdert ved konsultasjon",
                "action",
                action);
    }

    public JsonNode plan(String by) {
        return Json.get(by, "/api" + path(""));
    }

    public String page(String by, String path) {
        return RunningDemo.get(by, RunningDemo.url(path)).body();
    }

    /** The ids of sets of limits in a state, oldest first. */
    public List<String> sets(String state) {
        return Sql.column(
                "SELECT s.id FROM limit_set s JOIN patient p ON p.key = s.patient_key WHERE p.id = ? AND " + state
                        + " ORDER BY s.id",
                household.patient());
    }

    /** The plan asks a questionnaire four times a day, and has done so all along. */
    public void asks(String code) {
        assertThat(RunningDemo.submit(
                                NURSE,
                                path("/activities"),
                                "kind",
                                "form:" + code,
                                "times",
                                "00:00, 06:00, 12:00, 18:00",
                                "everyDays",
                                "1",
                                "earlyMinutes",
                                "360",
                                "graceMinutes",
                                "720")
                        .statusCode())
                .isEqualTo(303);
        Sql.run(
                "UPDATE monitoring_plan SET valid = tstzrange('2025-01-01', NULL) WHERE patient_id = ?",
                household().patient());
        Sql.run("""
                UPDATE plan_questionnaire SET valid = tstzrange('2025-01-01', NULL)
                WHERE plan_id = (SELECT id FROM monitoring_plan WHERE patient_id = ?)
                """, household().patient());
    }
}
