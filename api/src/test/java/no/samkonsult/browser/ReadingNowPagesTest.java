package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.alert.escalation.TestService;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

/** What a patient is told of who reads the measurements now, whatever the hour: never that somebody does when nobody does. */
final class ReadingNowPagesTest {
    private final TestService service = new TestService();
    private final Household household =
            service.follow(Household.in("Alver").limits(Kind.WEIGHT, Band.of("70", "75", "85", "90")));

    @Test
    void aRedValueWhileTheServiceIsOpenIsPromisedAnAnswer() {
        service.open();
        red();
        seesReadingNow(
                "utanfor dei raude grensene dine",
                "Gjer det som står i eigenbehandlingsplanen din.",
                "Tenesta di har fått varsel og tek kontakt innan 17 minutt. Vert du verre, ring 113.");
    }

    @Test
    void aRedValueWhileNobodyReadsTellsWhomToCall() {
        red();
        seesReadingNow(
                "utanfor dei raude grensene dine",
                "Gjer det som står i eigenbehandlingsplanen din.",
                "Ingen les målingane no. Ring 116 117, ved akutt fare 113.");
    }

    @Test
    void aRedValueThatTheResponseCentreReadsIsPromisedItsAnswer() {
        service.watchedBy(new TestService());
        red();
        seesReadingNow(
                "utanfor dei raude grensene dine",
                "Gjer det som står i eigenbehandlingsplanen din.",
                "Responssenteret har fått varsel og tek kontakt innan 17 minutt. Vert du verre, ring 113.");
    }

    @Test
    void aRedValueTellsFirstWhatThePatientAgreedToDoThen() {
        agreed("Ring naboen.", "Ta to ekstra vassdrivande tablettar.");
        red();
        seesReadingNow(
                "utanfor dei raude grensene dine",
                "De har avtalt at du då gjer dette: Ta to ekstra vassdrivande tablettar.",
                "Ingen les målingane no. Ring 116 117, ved akutt fare 113.");
    }

    @Test
    void aYellowValueTellsWhatThePatientAgreedToDoThen() {
        service.open();
        agreed("Ta éin ekstra vassdrivande tablett.", "Ring 113.");
        weigh(87);
        seesReadingNow(
                "er i gul sone",
                "De har avtalt at du då gjer dette: Ta éin ekstra vassdrivande tablett.",
                "Tenesta di les målingane no.");
    }

    @Test
    void withoutARedValueItSaysWhoReads() {
        service.open();
        seesReadingNow("Tenesta di les målingane no.");
    }

    private void red() {
        weigh(95);
    }

    private void weigh(int kilograms) {
        try (HomeDevice scale = household.device()) {
            scale.send(HomeDevice.reading("weight", 1, "\"value\":" + kilograms));
        }
    }

    private void agreed(String yellow, String red) {
        Sql.run("""
                WITH plan AS (
                    INSERT INTO monitoring_plan (id, patient_id, patient_key, service_id, controller, valid, created_by, created_at)
                    SELECT gen_random_uuid(), p.id, p.key, e.service_id, e.controller, tstzrange(now(), NULL), p.person_id, now()
                    FROM patient p JOIN enrolment e ON e.patient_id = p.id WHERE p.id = ? RETURNING id, created_by)
                INSERT INTO self_management (id, plan_id, green, yellow, red, written_by, written_at, confirmed_by, confirmed_at)
                SELECT gen_random_uuid(), id, '', ?, ?, created_by, now(), created_by, now() FROM plan
                """, household.patient(), yellow, red);
    }

    private void seesReadingNow(String... sentences) {
        try (Visitor visitor = Browser.visitor()) {
            visitor.logIn(household.account()).page().navigate(RunningDemo.url("/patients/" + household.patient()));
            Locator said = visitor.page().locator("#reading-now p");
            assertThat(said).hasCount(sentences.length);
            for (int i = 0; i < sentences.length; i++) {
                assertThat(said.nth(i)).containsText(sentences[i]);
            }
            visitor.looksRight("reading-now");
        }
    }
}
