package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.alert.escalation.TestService;
import no.samkonsult.alert.escalation.TestService.Nurse;
import no.samkonsult.alert.missing.DailyWeight;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The municipal nurse's day and night, walked through in a browser: every step is a test, and the next goes on where it ended.
 *
 * <p>The service and its response centre are the test's own, and it is they who open and close: at whatever hour this runs.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class NurseDayTest {
    private static final String GP = "fastlege.knarvik";
    private static final Band WEIGHT = Band.of("70", "75", "85", "90");

    private final TestService service = new TestService().open();
    private final TestService centre = new TestService().open();
    private final Nurse liv = named(service.nurse(), "Liv");
    private final Nurse geir = named(service.nurse(), "Geir");
    private final Nurse nora = onTheResponseCentre(named(centre.nurse(), "Nora"));

    private final List<Household> fromTheNight =
            List.of(patient().limits(Kind.WEIGHT, WEIGHT), patient().limits(Kind.WEIGHT, WEIGHT));
    private final Household late = patient().limits(Kind.WEIGHT, WEIGHT);
    private final Household anna =
            patient().listedWith(GP).limits(Kind.OXYGEN_SATURATION, Band.of("88", "90", null, null));
    private final Household oddvar = patient().limits(Kind.WEIGHT, Band.of(null, null, "100", null));
    private final Household gunda = patient().limits(Kind.GLUCOSE, Band.of("3.0", "4.0", "12", "15"));
    private final Household turid = patient();
    private final HomeDevice oximeter = anna.device().listening();

    @AfterAll
    void switchOff() {
        oximeter.close();
    }

    @Test
    @Order(1)
    void theNightIsHandedOver() {
        fromTheNight.forEach(household -> {
            weigh(household, "95");
            take(geir, alert(household));
        });
        weigh(late, "95");
        cameWhileTheServiceWasClosed(alert(late));
        isSilent(oddvar);
        try (Visitor nurse = Browser.visitor()) {
            Page page = nurse.logIn(liv.account())
                    .open(RunningDemo.url("/worklist/handover"))
                    .page();
            assertThat(table(page, "Komne utanom opningstid (1)")).containsText(late.familyName());
            assertThat(table(page, "Tekne og ikkje ferdige (2)")).containsText("Geir Vaktdal");
            assertThat(table(page, "Tekniske (1)")).containsText(oddvar.familyName());
            nurse.looksRight("nurse-1-handover");
        }
        service.open();
    }

    @Test
    @Order(2)
    void annasRedSaturationIsTakenAndTheColleagueSeesIt() {
        knowAnna();
        canBeAskedToMeasure(oximeter);
        saturation(Duration.ofDays(1), "90");
        try (Visitor nurse = Browser.visitor();
                Visitor colleague = Browser.visitor()) {
            Page list = worklist(nurse, liv);
            Page other = worklist(colleague, geir);
            saturation(Duration.ZERO, "86");
            assertThat(row(list, anna)).containsText("86 %, oksygen 1 L/min");
            assertThat(row(list, anna)).containsText("88");
            assertThat(row(list, anna).locator("svg")).isVisible();
            nurse.looksRight("nurse-2-worklist");

            row(list, anna).getByText("Ta varselet").click();
            assertThat(row(other, anna)).containsText("Liv Vaktdal");
            colleague.looksRight("nurse-2-colleague");

            row(list, anna).getByText("Avslutt med utfall").click();
            Locator header = list.getByLabel("Viktig å vite");
            Stream.of(
                            "88–92 %",
                            "Bur åleine", "Ved trappa", "Nynorsk", "900 00 320", "Pårørande (dotter)", "900 00 321")
                    .forEach(fact -> assertThat(header).containsText(fact));
            nurse.looksRight("nurse-2-alert");
        }
    }

    @Test
    @Order(3)
    void theIsbarIsReadyAndANewMeasurementIsAskedFor() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = patientPage(nurse, liv, anna);
            page.getByText("Overlever til legevakt").click();
            assertThat(page.getByLabel("Identitet")).hasValue(containing(anna.familyName()));
            assertThat(page.getByLabel("Situasjon")).hasValue(containing("86 %, oksygen 1 L/min"));
            assertThat(page.getByLabel("Bakgrunn")).hasValue(containing("88–92 %"));
            nurse.looksRight("nurse-3-isbar");

            patientPage(page, anna);
            button(page, "Be om ny måling: Oksygenmetting (SpO2)").click();
            assertThat(page.getByText("ventar på å bli sendt").or(page.getByText("sendt til utstyret")))
                    .isVisible();
            org.assertj.core.api.Assertions.assertThat(oximeter.nextCommand()).contains("oxygen-saturation");
            saturation(Duration.ZERO, "87");
            assertThat(page.getByText("ny måling motteken")).isVisible();
            nurse.looksRight("nurse-3-measured-again");
            assertThat(row(worklist(page), anna)).containsText("87 %");
            assertThat(row(page, anna)).containsText("Deg");
        }
    }

    @Test
    @Order(5)
    void itIsClosedWithAnOutcomeAndAPlainMessage() {
        try (Visitor nurse = Browser.visitor();
                Visitor patient = Browser.visitor()) {
            Page page = worklist(nurse, liv);
            row(page, anna).getByText("Avslutt med utfall").click();
            page.getByLabel("Råd etter plan").check();
            page.getByLabel("Merknad").fill("Tek det roleg og måler i kveld. Fastlegen er samd.");
            page.getByText("Melding til pasienten").click();
            button(page, "Bruk malen for utfallet").click();
            nurse.looksRight("nurse-5-closing");
            button(page, "Avslutt med utfall").click();
            assertThat(row(page, anna)).hasCount(0);

            Page own = patient.logIn(anna.account())
                    .open(RunningDemo.url("/patients/" + anna.patient()))
                    .page();
            assertThat(own.getByText("Meldingar frå tenesta")).isVisible();
            assertThat(own.locator(".timeline").getByText("Liv Vaktdal")).isVisible();
            patient.looksRight("nurse-5-message");
        }
    }

    @Test
    @Order(7)
    void theWeightOfSomebodyElseIsStruckOutAndTheTrendIsMended() {
        for (int day = 3; day > 0; day--) {
            weigh(oddvar, Duration.ofDays(day), "80");
        }
        weigh(oddvar, "57");
        try (Visitor nurse = Browser.visitor()) {
            Page page = worklist(nurse, liv);
            assertThat(row(page, oddvar)).containsText("an ikkje vurderast");
            nurse.looksRight("nurse-7-worklist");
            patientPage(page, oddvar);
            page.getByText("Enkeltmålingar").click();
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^Feil person: 57 kg")))
                    .click();
            assertThat(page.locator("s", new LocatorOptions().setHasText("57 kg")))
                    .hasCount(1);
            assertThat(page.locator("figure[data-trend]"))
                    .hasAttribute(
                            "data-trend",
                            Pattern.compile(".*\"values\":\\[80[.0]*,80[.0]*,80[.0]*].*", Pattern.DOTALL));
            nurse.looksRight("nurse-7-mended");
        }
    }

    @Test
    @Order(9)
    void threeItemsAreHandedOverAndPatientsSeeThatNobodyReads() {
        List<String> items = Stream.concat(fromTheNight.stream(), Stream.of(late))
                .map(NurseDayTest::alert)
                .toList();
        fromTheNight.forEach(household -> handBack(geir, alert(household)));
        items.forEach(alert -> take(liv, alert));
        try (Visitor nurse = Browser.visitor();
                Visitor colleague = Browser.visitor();
                Visitor patient = Browser.visitor()) {
            Page giving = nurse.logIn(liv.account()).page();
            Page taking = colleague.logIn(geir.account()).page();
            for (String alert : items) {
                giving.navigate(RunningDemo.url("/worklist/" + alert));
                giving.getByLabel("Til kven?").selectOption(new SelectOption().setLabel("Geir Vaktdal"));
                button(giving, "Spør om å ta over").click();
                assertThat(giving.getByText("Ventar på svar frå Geir Vaktdal")).isVisible();
                taking.navigate(RunningDemo.url("/worklist/" + alert));
                button(taking, "Ta over").click();
            }
            nurse.looksRight("nurse-9-offered");
            taking.navigate(RunningDemo.url("/worklist/handover"));
            assertThat(table(taking, "Tekne og ikkje ferdige (3)")).containsText("Geir Vaktdal");
            colleague.looksRight("nurse-9-handover");

            closes();
            Page own = patient.logIn(anna.account())
                    .open(RunningDemo.url("/patients/" + anna.patient()))
                    .page();
            assertThat(own.locator("#reading-now"))
                    .containsText("Ingen les målingane no. Ring 116 117, ved akutt fare 113.");
            patient.looksRight("nurse-9-nobody-reads");
        }
    }

    @Test
    @Order(10)
    void theResponseCentreFollowsARedGlucoseUpWhenNobodyAnswers() {
        service.watchedBy(centre);
        try (Visitor nurse = Browser.visitor();
                Visitor patient = Browser.visitor()) {
            Page list = worklist(nurse, nora);
            glucose("2.7");
            assertThat(row(list, gunda)).containsText("2,7 mmol/L");
            Page own = patient.logIn(gunda.account())
                    .open(RunningDemo.url("/patients/" + gunda.patient()))
                    .page();
            assertThat(own.locator("#reading-now")).containsText("Gjer det som står i eigenbehandlingsplanen din.");
            assertThat(own.locator("#reading-now")).containsText("Responssenteret har fått varsel");
            patient.looksRight("nurse-10-patient");

            row(list, gunda).getByText("Ta varselet").click();
            assertThat(row(list, gunda)).containsText("Ferdig innan");
            row(list, gunda).getByText("Avslutt med utfall").click();
            for (String way :
                    List.of("Ring pasienten", "Ring på nytt", "Ring pårørande", "Heimebesøk (nattpatrulje)")) {
                tried(list, way, "");
            }
            assertThat(list.locator(".checklist li[data-done=true]")).hasCount(4);
            assertThat(list.locator("[data-countdown]").first()).isVisible();
            nurse.looksRight("nurse-10-no-answer");
        }
    }

    @Test
    @Order(11)
    void legevaktTakesThePatientOverWithTheIsbarReadAloud() {
        try (Visitor nurse = Browser.visitor();
                Visitor legevakt = Browser.visitor()) {
            Page page = nurse.logIn(nora.account())
                    .open(RunningDemo.url("/worklist/" + alert(gunda)))
                    .page();
            tried(page, "113", "AMK svara kl. 23:52, ambulansen køyrer.");
            page.getByText("Overlever til legevakt").first().click();
            assertThat(page.getByLabel("Situasjon")).hasValue(containing("2,7 mmol/L"));
            page.getByLabel("Bakgrunn").fill("Diabetes type 1.");
            page.getByLabel("Analyse").fill("Føling, svarar ikkje. Hastar.");
            page.getByLabel("Råd").fill("Ambulansen er på veg. Ring nattpatruljen.");
            page.getByLabel("Kven svara").fill("Geir");
            nurse.looksRight("nurse-11-isbar");
            button(page, "Overlever pasienten").click();
            assertThat(page.getByText("Open kontakt")).isVisible();

            Page desk = legevakt.logIn("legevakt.nordhordland")
                    .open(RunningDemo.url("/hand-overs"))
                    .page();
            Locator contact = desk.locator("section", new LocatorOptions().setHasText(gunda.familyName()));
            assertThat(contact).containsText("2,7 mmol/L");
            patientPage(desk, gunda);
            assertThat(desk.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(gunda.familyName())))
                    .isVisible();
            legevakt.looksRight("nurse-11-legevakt");
            desk.navigate(RunningDemo.url("/hand-overs"));
            contact.locator("summary").click();
            contact.getByLabel("Korleis det gjekk").fill("Innlagd.");
            contact.getByRole(AriaRole.BUTTON).click();
            assertThat(contact).hasCount(0);
            patientPage(desk, gunda);
            assertThat(desk.getByRole(AriaRole.HEADING)).hasText("Her er det ingenting");
        }
    }

    @Test
    @Order(12)
    void whatIsHandedBackInTheMorningDoesNotExistForTheResponseCentre() {
        try (Visitor night = Browser.visitor();
                Visitor day = Browser.visitor()) {
            Page page = night.logIn(nora.account())
                    .open(RunningDemo.url("/worklist/" + alert(gunda)))
                    .page();
            button(page, "Gi tilbake").click();
            theDayBegins();
            patientPage(page, gunda);
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Her er det ingenting");
            night.looksRightThough("nurse-12-gone");
            page.navigate(RunningDemo.url("/worklist"));
            assertThat(row(page, gunda)).hasCount(0);

            Page list = worklist(day, liv);
            assertThat(row(list, gunda)).containsText("Ingen");
            row(list, gunda).locator("[data-open]").click();
            assertThat(list.getByText("AMK svara kl. 23:52").first()).isVisible();
            day.looksRight("nurse-12-day");
        }
    }

    @Test
    @Order(13)
    void aWeightThatDoesNotComeIsAskedForTwiceThenCalledAboutAndPausedForAHospitalStay() {
        RunningDemo.submit(liv.account(), "/patients/%s/plan".formatted(turid.patient()));
        DailyWeight weight = DailyWeight.of(turid.patient()).reachable();
        weight.missed(0);
        weight.timeIsOver("1 reminders");
        weight.timeIsOver("2 reminders");
        try (Visitor nurse = Browser.visitor();
                Visitor patient = Browser.visitor()) {
            Page own = patient.logIn(turid.account())
                    .open(RunningDemo.url("/patients/" + turid.patient()))
                    .page();
            assertThat(own.getByText("Ventar på deg")).isVisible();
            patient.looksRight("nurse-6-patient");

            Page page = worklist(nurse, liv);
            assertThat(row(page, turid)).hasCount(0);
            weight.timeIsOver("2 reminders alerted");
            assertThat(row(page, turid)).containsText("Manglar måling: Vekt");
            row(page, turid).getByText("Ta varselet").click();
            row(page, turid).getByText("Avslutt med utfall").click();
            assertThat(page.getByText("2 i alt")).isVisible();
            tried(page, "Ring pasienten", "Er innlagd til onsdag.");
            nurse.looksRight("nurse-6-call");

            pauseForThreeDays(page, turid);
            nurse.looksRight("nurse-6-pause");
            page.navigate(RunningDemo.url("/worklist/" + alert(turid)));
            page.getByLabel("Innlagd").check();
            button(page, "Avslutt med utfall").click();
            weight.becomes("NO_LONGER_EXPECTED");
            assertThat(row(page, turid)).hasCount(0);
        }
    }

    // What happens round them
    // ------------------------------------------------------------------------------------------

    private static void pauseForThreeDays(Page page, Household household) {
        page.navigate(RunningDemo.url("/patients/%s/plan".formatted(household.patient())));
        page.locator("#pause-reason").selectOption("ADMISSION");
        page.locator("#pauseLast")
                .fill(LocalDate.now(no.samkonsult.platform.Page.ZONE)
                        .plusDays(3)
                        .toString());
        button(page, "Set på pause").click();
        assertThat(page.getByText("Avslutt pausen")).isVisible();
    }

    private Household patient() {
        return service.follow(Household.in("Alver"));
    }

    private static Nurse named(Nurse nurse, String givenName) {
        Sql.run("UPDATE person SET given_name = ? WHERE id = ?", givenName, nurse.person());
        return nurse;
    }

    private static Nurse onTheResponseCentre(Nurse nurse) {
        Sql.run("UPDATE account SET role = 'RESPONSE_CENTRE' WHERE username = ?", nurse.account());
        Sql.run("UPDATE practitioner_role SET role = 'RESPONSE_CENTRE' WHERE person_id = ?", nurse.person());
        return nurse;
    }

    /** What is known of her, as those who know it wrote it. */
    private void knowAnna() {
        fact(GP, "TARGET_SATURATION", "88–92 %");
        fact(liv.account(), "LIVES_ALONE", "Ja");
        fact(liv.account(), "KEY_BOX", "Ved trappa");
        fact(liv.account(), "LANGUAGE", "Nynorsk");
        Sql.run(
                "UPDATE person SET phone = '900 00 320' WHERE id = (SELECT person_id FROM patient WHERE id = ?)",
                anna.patient());
        Sql.run(
                "UPDATE person SET phone = '900 00 321' WHERE id = ?",
                anna.nextOfKin("dotter").person());
    }

    private void fact(String username, String kind, String body) {
        RunningDemo.submit(username, "/patients/%s/facts".formatted(anna.patient()), "kind", kind, "body", body);
    }

    /** The model of a device says what it measures. */
    private static void canBeAskedToMeasure(HomeDevice device) {
        String model = UUID.randomUUID().toString();
        Sql.run("""
                INSERT INTO device_model (id, controller, maker, name, kinds, connectivity, format, always_connected)
                SELECT ?::uuid, controller, 'Prøve', ?, 'oxygen-saturation', 'OWN_CONNECTION', 'native', false FROM device WHERE name = ?
                """, model, model, device.name());
        Sql.run("UPDATE device SET model_id = ?::uuid WHERE name = ?", model, device.name());
    }

    /** Three hours ago the service was closed, for the minute in which the alert came. */
    private void cameWhileTheServiceWasClosed(String alert) {
        Instant then = Instant.now().minus(3, ChronoUnit.HOURS);
        LocalTime minute =
                then.atZone(no.samkonsult.platform.Page.ZONE).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        Sql.run("UPDATE alert SET raised_at = ?::timestamptz WHERE id = ?::uuid", then.toString(), alert);
        Sql.run("DELETE FROM service_hours WHERE service_id = ?", service.service());
        open("00:00", minute.toString());
        open(minute.plusMinutes(1).toString(), "24:00");
    }

    private void open(String from, String to) {
        if (!from.equals(to) && !(from.equals("00:00") && to.equals("24:00"))) {
            Sql.run("""
                    INSERT INTO service_hours (service_id, weekday, opens, closes)
                    SELECT ?, day, ?::time, ?::time FROM generate_series(1, 7) AS day
                    """, service.service(), from, to);
        }
    }

    private static void isSilent(Household household) {
        Sql.run("""
                INSERT INTO alert (patient_id, rule, severity, desk_id, controller, raised_at)
                SELECT p.id, 'device-silent:vekta', 'TECHNICAL', k.id, p.controller, now()
                FROM patient p JOIN enrolment e ON e.patient_id = p.id JOIN desk k ON k.service_id = e.service_id WHERE p.id = ?
                """, household.patient());
    }

    private void closes() {
        Sql.run("DELETE FROM service_hours WHERE service_id = ?", service.service());
    }

    private void theDayBegins() {
        Sql.run("DELETE FROM duty_agreement WHERE for_service = ?", service.service());
        service.open();
    }

    private void saturation(Duration ago, String percent) {
        oximeter.send(reading("oxygen-saturation", ago, "\"saturation\":%s,\"oxygenFlow\":1".formatted(percent)));
    }

    private void glucose(String value) {
        try (HomeDevice meter = gunda.device()) {
            meter.send(reading("glucose", Duration.ZERO, "\"value\":" + value));
        }
    }

    private static void weigh(Household household, String kilograms) {
        weigh(household, Duration.ZERO, kilograms);
    }

    private static void weigh(Household household, Duration ago, String kilograms) {
        try (HomeDevice scale = household.device()) {
            scale.send(reading("weight", ago, "\"value\":" + kilograms));
        }
    }

    private static String reading(String kind, Duration ago, String values) {
        return "{\"time\":\"%s\",\"sequence\":1,\"kind\":\"%s\",\"values\":{%s}}"
                .formatted(Instant.now().minus(ago), kind, values);
    }

    private static String alert(Household household) {
        return Sql.column(
                        "SELECT id FROM alert WHERE patient_id = ? AND severity <> 'TECHNICAL' AND status <> 'CLOSED'",
                        household.patient())
                .getFirst();
    }

    private static void take(Nurse nurse, String alert) {
        RunningDemo.post(nurse.account(), RunningDemo.url("/api/alerts/%s/acknowledgement".formatted(alert)), "");
    }

    private static void handBack(Nurse nurse, String alert) {
        RunningDemo.submit(nurse.account(), "/worklist/%s/hand-back".formatted(alert), "next", "/worklist");
    }

    // What they look at
    // ----------------------------------------------------------------------------------------------------

    private static Page worklist(Visitor visitor, Nurse nurse) {
        return worklist(visitor.logIn(nurse.account()).page());
    }

    private static Page worklist(Page page) {
        page.navigate(RunningDemo.url("/worklist"));
        assertThat(page.getByText("Direkte oppdatering")).isVisible();
        return page;
    }

    private static Page patientPage(Visitor visitor, Nurse nurse, Household household) {
        return patientPage(visitor.logIn(nurse.account()).page(), household);
    }

    private static Page patientPage(Page page, Household household) {
        page.navigate(RunningDemo.url("/patients/" + household.patient()));
        return page;
    }

    private static Locator row(Page page, Household household) {
        return page.locator("table[data-keys] tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile("%s(?!\\d)".formatted(household.familyName()))));
    }

    private static Locator table(Page page, String caption) {
        return page.getByRole(AriaRole.TABLE, new GetByRoleOptions().setName(caption));
    }

    private static void tried(Page page, String way, String note) {
        page.getByLabel("Kva har du prøvd?").selectOption(new SelectOption().setLabel(way));
        page.getByLabel("Kva skjedde?").fill(note);
        button(page, "Skriv ned forsøket").click();
        assertThat(page.locator(".checklist li[data-done=true]", new LocatorOptions().setHasText(way)))
                .not()
                .hasCount(0);
    }

    private static Pattern containing(String text) {
        return Pattern.compile(".*%s.*".formatted(text), Pattern.DOTALL);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
