package no.samkonsult.alert.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

/** The worklist over HTTP: a row for each patient, filters, pages, and technical alerts apart. */
class WorklistTest {
    private static final String NURSE = Household.newNurse("Austrheim");
    private static final String COLLEAGUE = Household.newNurse("Austrheim");
    private static final String FOREIGN_NURSE = Household.newNurse("Gulen");
    private static final int MORE_THAN_A_PAGE = 55;

    private static final Pattern NEXT = Pattern.compile("name=\"next\" value=\"([^\"]*)\"");

    private final Household household = Household.in("Austrheim")
            .limits(Kind.WEIGHT, Band.of("70", "75", "85", "90"))
            .limits(Kind.PULSE, Band.of("40", "50", "90", "120"));

    @Test
    void aPatientIsOneRowWithTheWorstAlertFirst() {
        measure("pulse", "100");
        measure("weight", "91.5");
        String row = row(NURSE, "?name=" + household.familyName());
        assertThat(row).contains("data-severity=\"red\"", "91,5 kg", "Raud over 90", "og eitt varsel til");
        assertThat(row).doesNotContain("100 /min");
        assertThat(row).contains("Siste 14 dagar: éi måling, lågast 91,5, høgast 91,5", "<polyline points=");
    }

    @Test
    void theListIsFiltered() {
        measure("pulse", "100");
        assertThat(isOn(NURSE, "severity=YELLOW")).isTrue();
        assertThat(isOn(NURSE, "severity=RED")).isFalse();
        assertThat(isOn(NURSE, "holder=NOBODY")).isTrue();
        assertThat(isOn(NURSE, "holder=ME")).isFalse();
        take(NURSE);
        assertThat(isOn(NURSE, "holder=ME")).isTrue();
        assertThat(isOn(COLLEAGUE, "holder=ME")).isFalse();
        assertThat(isOn(NURSE, "holder=NOBODY")).isFalse();
        assertThat(isOn(NURSE, "municipality=4632")).as("Austrheim").isTrue();
        assertThat(isOn(NURSE, "municipality=4631")).as("Alver").isFalse();
    }

    @Test
    void anEmptySelectionSaysThatThereMayBeMore() {
        assertThat(list(NURSE, "?name=finst-ikkje")).contains("Det kan vere andre opne varsel");
    }

    @Test
    void aFilterThatThereIsNotIsNoFilter() {
        measure("pulse", "100");
        assertThat(isOn(NURSE, "severity=PURPLE&holder=&show=many")).isTrue();
    }

    @Test
    void whereAStrictlyProtectedPatientLivesIsNoWayToFindThem() {
        measure("pulse", "100");
        Sql.run("UPDATE patient SET address_protection = 'STRICTLY_CONFIDENTIAL' WHERE id = ?", household.patient());
        assertThat(isOn(NURSE, "severity=YELLOW")).isTrue();
        assertThat(isOn(NURSE, "municipality=4632")).isFalse();
    }

    @Test
    void nobodyElseSeesThem() {
        measure("weight", "95");
        for (String username : List.of(FOREIGN_NURSE, "admin.alver", "pasient.anna")) {
            assertThat(list(username, "?name=" + household.familyName()))
                    .as(username)
                    .doesNotContain(household.familyName() + "</a>");
        }
        household.barredFor(NURSE);
        assertThat(isOn(NURSE, "severity=RED")).isFalse();
    }

    @Test
    void moreThanAPageIsShownWhenAskedFor() {
        String nurse = Household.newNurse("Osterøy");
        List<Household> many = IntStream.range(0, MORE_THAN_A_PAGE)
                .mapToObj(_ -> Household.in("Osterøy"))
                .toList();
        many.forEach(each -> raise(each, "weight", "YELLOW"));
        assertThat(rows(list(nurse, ""))).isEqualTo(Filter.STEP);
        assertThat(list(nurse, "")).contains("Vis fleire");
        assertThat(rows(list(nurse, "?show=100"))).isGreaterThanOrEqualTo(MORE_THAN_A_PAGE);
    }

    @Test
    void technicalOnesAreGroupedByCauseAndClosedTogetherButForWhatAnotherHas() {
        Household neighbour = Household.in("Austrheim");
        Household third = Household.in("Austrheim");
        Stream.of(household, neighbour, third).forEach(each -> raise(each, "device-silent:vekt", "TECHNICAL"));
        raise(household, "device-offline:port", "TECHNICAL");
        Sql.run(
                "UPDATE alert SET status = 'TAKEN', taken_at = now(), taken_by = ?::uuid WHERE patient_id = ?",
                Sql.column("SELECT person_id FROM account WHERE username = ?", COLLEAGUE)
                        .getFirst(),
                third.patient());
        assertThat(list(NURSE, "?name=")).contains("id=\"cause-device-silent\"", "id=\"cause-device-offline\"");
        HttpResponse<String> closed = RunningDemo.submit(
                NURSE,
                "/worklist/technical/close",
                "cause",
                "device-silent",
                "before",
                String.valueOf(System.currentTimeMillis() + 1));
        assertThat(closed.statusCode()).isEqualTo(303);
        assertThat(status(household, "device-silent:vekt")).isEqualTo("CLOSED");
        assertThat(status(neighbour, "device-silent:vekt")).isEqualTo("CLOSED");
        assertThat(status(third, "device-silent:vekt")).isEqualTo("TAKEN");
        assertThat(status(household, "device-offline:port")).isEqualTo("OPEN");
        assertThat(neighbour.trail()).contains("UPDATE alert ENROLMENT");
    }

    @Test
    void withoutScriptsTakingOneLeadsBackToWhatWasLookedFor() {
        raise(household, "weight", "RED");
        String next = NEXT.matcher(list(NURSE, "?name=" + household.familyName()))
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .findFirst()
                .orElseThrow();
        var alert = Sql.column("SELECT id FROM alert WHERE patient_id = ?", household.patient());

        HttpResponse<String> taken =
                RunningDemo.submit(NURSE, "/worklist/%s/take".formatted(alert.getFirst()), "next", next);

        assertThat(taken.headers().firstValue("Location").orElseThrow())
                .startsWith("/worklist?")
                .contains("name=" + household.familyName());
    }

    @Test
    void clinicalOnesAreNeverClosedInBulk() {
        raise(household, "weight", "RED");
        RunningDemo.submit(
                NURSE,
                "/worklist/technical/close",
                "cause",
                "weight",
                "before",
                String.valueOf(System.currentTimeMillis() + 1));
        assertThat(status(household, "weight")).isEqualTo("OPEN");
    }

    private void measure(String kind, String value) {
        try (var device = household.device()) {
            assertThat(device.send(HomeDevice.reading(kind, 5, "\"value\":" + value)))
                    .isEqualTo("stored");
        }
    }

    private static void raise(Household household, String rule, String severity) {
        Sql.run("""
                INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at)
                SELECT p.id, ?, ?, k.id, p.controller, now() - interval '1 hour'
                FROM patient p JOIN enrolment e ON e.patient_id = p.id JOIN desk k ON k.service_id = e.service_id WHERE p.id = ?
                """, rule, severity, household.patient());
    }

    private void take(String username) {
        String alert = Sql.column("SELECT id FROM alert WHERE patient_id = ?", household.patient())
                .getFirst();
        RunningDemo.post(username, RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert)), "");
    }

    private static String status(Household household, String rule) {
        return Sql.column("SELECT status FROM alert WHERE patient_id = ? AND rule = ?", household.patient(), rule)
                .getFirst();
    }

    private boolean isOn(String username, String filter) {
        return list(username, "?name=%s&%s".formatted(household.familyName(), filter))
                .contains(household.familyName() + "</a>");
    }

    private String row(String username, String query) {
        return list(username, query).replaceFirst("(?s).*<tbody>(.*?)</tbody>.*", "$1");
    }

    private static int rows(String list) {
        return list.split("data-open>", -1).length - 1;
    }

    private static String list(String username, String query) {
        return RunningDemo.get(username, RunningDemo.url("/worklist/list" + query))
                .body();
    }
}
