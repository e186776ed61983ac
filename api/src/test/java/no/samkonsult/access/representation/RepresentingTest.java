package no.samkonsult.access.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** Sharing and representing: what each basis opens, and that withdrawing closes it at once, open streams too. */
class RepresentingTest {
    private static final String NURSE = "heimeteneste.alver";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));

    private final Household household = Household.in("Alver");
    private final String patient = household.account();
    private final Household.Kin kin = household.nextOfKin("dotter");

    @Test
    void whomOneSharesWithSeesThatPartAndNoOther() {
        assertThat(statusFor(kin, household)).isEqualTo(404);
        try (HomeDevice device = household.device()) {
            device.send(weight("64.5"));
        }
        share("consultations");
        assertThat(page(kin, household)).contains("pasienten har samtykt").doesNotContain("64,5", "trends-title");
        withdraw();
        share("measurements");
        assertThat(page(kin, household)).contains("64,5").doesNotContain("Oppdiktavegen");
        assertThat(RunningDemo.get(kin.account(), RunningDemo.url("/")).body()).contains(household.familyName());
    }

    @Test
    void withdrawingClosesAnOpenStreamWithinTwoSecondsAndThePatientIsGone() throws Exception {
        share("measurements");
        HttpResponse<InputStream> stream = open(kin, household, Instant.now());
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            awaitLine(lines, "event: alive");
            Instant withdrawn = Instant.now();
            withdraw();
            while (lines.readLine() != null) {}
            assertThat(Duration.between(withdrawn, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(statusFor(kin, household)).isEqualTo(404);
        assertThat(open(kin, household, Instant.now()).statusCode()).isEqualTo(404);
    }

    @Test
    void aNewMeasurementIsAnnouncedToThoseWhoReadMeasurements() throws Exception {
        share("measurements");
        HttpResponse<InputStream> stream = open(kin, household, Instant.now());
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
                HomeDevice device = household.device()) {
            awaitLine(lines, "event: alive");
            device.send(weight("65.5"));
            awaitLine(lines, "event: changed");
        }
    }

    @Test
    void whatIsMeasuredBetweenThePageAndItsStreamIsAnnouncedAtOnce() throws Exception {
        share("measurements");
        Instant page = Instant.now();
        try (HomeDevice device = household.device()) {
            device.send(weight("66.5"));
        }
        HttpResponse<InputStream> stream = open(kin, household, page);
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("event: changed");
        }
    }

    @Test
    void guardianForTheEconomyAloneSeesNothing() {
        record(household, kin, "GUARDIAN", "matters", "ECONOMY");
        assertThat(statusFor(kin, household)).isEqualTo(404);
        assertThat(Sql.column("SELECT matters FROM representation WHERE patient_id = ?", household.patient()))
                .containsExactly("ECONOMY");
        var personal = household.nextOfKin("nevø");
        record(household, personal, "GUARDIAN", "matters", "PERSONAL", "measurements", "on");
        assertThat(statusFor(personal, household)).isEqualTo(200);
    }

    @Test
    void nearestKinTakesADecisionWithAnAreaAndADate() {
        assertThat(record(household, kin, "NEAREST_KIN", "plan", "on").statusCode())
                .isEqualTo(422);
        assertThat(record(
                                household,
                                kin,
                                "NEAREST_KIN",
                                "plan",
                                "on",
                                "decidedOn",
                                TODAY.plusDays(1).toString(),
                                "area",
                                "Oppfølging av kols")
                        .statusCode())
                .isEqualTo(422);
        assertThat(record(
                                household,
                                kin,
                                "NEAREST_KIN",
                                "plan",
                                "on",
                                "decidedOn",
                                TODAY.toString(),
                                "area",
                                "Oppfølging av kols")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(kin, household)).contains("du er næraste pårørande");
        assertThat(Sql.column(
                        "SELECT a.username FROM representation r JOIN account a ON a.person_id = r.decided_by WHERE r.patient_id = ?",
                        household.patient()))
                .contains(NURSE);
    }

    @Test
    void nobodyIsNearestKinOfSomebodyUnder16() {
        var young = Household.born("Alver", TODAY.minusYears(16).plusDays(1));
        var parent = young.nextOfKin("mor");
        assertThat(record(young, parent, "NEAREST_KIN", "plan", "on", "decidedOn", TODAY.toString(), "area", "Alt")
                        .statusCode())
                .isEqualTo(422);
        var grown = Household.born("Alver", TODAY.minusYears(16));
        assertThat(record(
                                grown,
                                grown.nextOfKin("mor"),
                                "NEAREST_KIN",
                                "plan",
                                "on",
                                "decidedOn",
                                TODAY.toString(),
                                "area",
                                "Alt")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void parentsSeeAChildUntilTheDayItIs12() {
        var child = Household.born("Alver", TODAY.minusYears(12).plusDays(1));
        var parent = child.nextOfKin("far");
        assertThat(record(child, parent, "PARENT", "measurements", "on").statusCode())
                .isEqualTo(303);
        assertThat(page(parent, child)).contains("du har foreldreansvar");
        assertThat(Sql.column(
                        "SELECT upper(valid) AT TIME ZONE 'Europe/Oslo' FROM care_relation WHERE patient_id = ? AND ground = 'PARENT'",
                        child.patient()))
                .containsExactly(TODAY.plusDays(1) + " 00:00:00");
        var twelve = Household.born("Alver", TODAY.minusYears(12));
        assertThat(record(twelve, twelve.nextOfKin("far"), "PARENT", "measurements", "on")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void whatIsWithheldFromParentsIsNotThereForThemAndComesBackWhenLifted() {
        var child = Household.born("Alver", TODAY.minusYears(10));
        var parent = child.nextOfKin("mor");
        record(child, parent, "PARENT", "measurements", "on");
        try (HomeDevice device = child.device()) {
            device.send(weight("33.5"));
        }
        assertThat(page(parent, child)).contains("33,5");
        String withheld = "/patients/%s/sharing/withheld".formatted(child.patient());
        assertThat(RunningDemo.submit(
                                NURSE,
                                withheld,
                                "kind",
                                "WEIGHT",
                                "from",
                                TODAY.minusDays(1).toString(),
                                "to",
                                TODAY.toString(),
                                "reason",
                                "")
                        .statusCode())
                .isEqualTo(422);
        RunningDemo.submit(
                NURSE,
                withheld,
                "kind",
                "WEIGHT",
                "from",
                TODAY.minusDays(1).toString(),
                "to",
                TODAY.toString(),
                "reason",
                "Barnet ber om det");

        assertThat(page(parent, child)).doesNotContain("33,5", "Barnet ber om det");
        assertThat(page(new Household.Kin(UUID.randomUUID(), child.account()), child))
                .contains("33,5");
        assertThat(RunningDemo.get(NURSE, RunningDemo.url("/patients/" + child.patient()))
                        .body())
                .contains("33,5");

        String item = Sql.column("SELECT id FROM withheld_item WHERE patient_id = ?", child.patient())
                .getFirst();
        RunningDemo.submit(NURSE, "%s/%s/lift".formatted(withheld, item));
        assertThat(page(parent, child)).contains("33,5");
    }

    @Test
    void aPatientEndsOnlyWhatRestsOnTheirConsent() {
        record(household, kin, "GUARDIAN", "matters", "PERSONAL", "measurements", "on");
        String id = representation(household);
        assertThat(RunningDemo.submit(patient, "/my/sharing/%s/end".formatted(id))
                        .statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.submit(NURSE, "/patients/%s/sharing/%s/end".formatted(household.patient(), id))
                        .statusCode())
                .isEqualTo(303);
        assertThat(statusFor(kin, household)).isEqualTo(404);
    }

    @Test
    void staffGiveNoConsentForThePatientAndStrangersAreNobodysKin() {
        assertThat(record(household, kin, "CONSENT", "measurements", "on").statusCode())
                .isEqualTo(404);
        var stranger = new Household.Kin(UUID.randomUUID(), "");
        assertThat(record(household, stranger, "GUARDIAN", "matters", "PERSONAL", "plan", "on")
                        .statusCode())
                .isEqualTo(404);
        assertThat(RunningDemo.submit(
                                "parorande.kari",
                                "/my/sharing",
                                "person",
                                kin.person().toString(),
                                "plan",
                                "on")
                        .statusCode())
                .isEqualTo(404);
    }

    private void share(String part) {
        assertThat(RunningDemo.submit(
                                patient, "/my/sharing", "person", kin.person().toString(), part, "on")
                        .statusCode())
                .isEqualTo(303);
    }

    private void withdraw() {
        assertThat(RunningDemo.submit(patient, "/my/sharing/%s/end".formatted(representation(household)))
                        .statusCode())
                .isEqualTo(303);
    }

    private static HttpResponse<String> record(Household household, Household.Kin kin, String basis, String... more) {
        String[] fields = new String[more.length + 4];
        System.arraycopy(new String[] {"person", kin.person().toString(), "basis", basis}, 0, fields, 0, 4);
        System.arraycopy(more, 0, fields, 4, more.length);
        return RunningDemo.submit(NURSE, "/patients/%s/sharing".formatted(household.patient()), fields);
    }

    private static String representation(Household household) {
        return Sql.column("SELECT id FROM representation WHERE patient_id = ? AND valid @> now()", household.patient())
                .getFirst();
    }

    private static int statusFor(Household.Kin kin, Household household) {
        return RunningDemo.get(kin.account(), RunningDemo.url("/patients/" + household.patient()))
                .statusCode();
    }

    private static String page(Household.Kin kin, Household household) {
        return RunningDemo.get(kin.account(), RunningDemo.url("/patients/" + household.patient()))
                .body();
    }

    private static void awaitLine(BufferedReader lines, String awaited) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(awaited)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(awaited);
    }

    /** The stream of a page that was begun then. */
    private static HttpResponse<InputStream> open(Household.Kin kin, Household household, Instant begun)
            throws IOException, InterruptedException {
        String address = "/patients/%s/events?since=%d".formatted(household.patient(), begun.toEpochMilli());
        var request = HttpRequest.newBuilder(URI.create(RunningDemo.url(address)))
                .header("Authorization", "Bearer " + RunningDemo.token(kin.account()))
                .header("Accept", "text/event-stream");
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    }

    private static String weight(String kilograms) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return "{\"time\":\"%s\",\"sequence\":%d,\"kind\":\"weight\",\"values\":{\"value\":%s}}"
                .formatted(now, now.getEpochSecond() % 1_000_000, kilograms);
    }
}
