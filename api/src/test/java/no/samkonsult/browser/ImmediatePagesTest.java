package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import no.samkonsult.Colleague;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

/** A nurse rings doctors from an alert, they answer on their own pages, and all see what becomes of it as it happens. */
class ImmediatePagesTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String nurse = Household.newNurse("Alver");
    private final String eira = "Eira" + COUNT.incrementAndGet();
    private final String aslaug = "Aslaug" + COUNT.get();
    private final String own = Colleague.newDoctor(eira);
    private final String other = Colleague.newDoctor(aslaug);
    private final Household household =
            Household.in("Alver").listedWith(own).limits(Kind.WEIGHT, Band.of("70", "75", "85", "90"));

    @Test
    void theFirstDoctorWhoSaysYesJoinsAndTheOtherIsToldThatItIsCovered() {
        try (Visitor atTheDesk = Browser.visitor().logIn(nurse);
                Visitor doctor = Browser.visitor().logIn(own);
                Visitor second = Browser.visitor().logIn(other)) {
            Page office = doctor.page();
            assertThat(office.getByText("Du blir ringd no")).hasCount(0);
            Page desk = takeAlert(atTheDesk);
            link(desk, "Straks-samkonsultasjon").click();
            assertThat(desk.getByLabel(eira)).isChecked();
            assertThat(desk.getByText("Pasientens eigen")).isVisible();
            desk.getByLabel(aslaug).check();
            choose(desk);
            atTheDesk.looksRight("immediate-new");
            button(desk, "Ring dei no").click();
            assertThat(desk.getByText("Ringjer. Sida følgjer med av seg sjølv."))
                    .isVisible();
            atTheDesk.looksRight("immediate-ringing");

            assertThat(heading(office, "Du blir ringd no")).isVisible();
            doctor.looksRight("home-rung");
            office.getByText("ber deg om ein samkonsultasjon no").click();
            assertThat(office.getByText("Det gjeld Testine")).isVisible();
            doctor.looksRight("immediate-rung");
            assertThat(row(desk, eira)).containsText("sett");

            button(office, "Ja, eg blir med no").click();
            assertThat(office.getByText("Du er med. Samkonsultasjonen er i gang."))
                    .isVisible();
            assertThat(link(office, "https://video.example.org/rom/17")).isVisible();
            doctor.looksRight("immediate-consultation");

            assertThat(row(desk, eira)).containsText("Er med");
            assertThat(row(desk, aslaug)).containsText("Dekt av ein annan");
            atTheDesk.looksRight("immediate-started");
            Page home = second.page();
            assertThat(heading(home, "Du blir ringd no")).hasCount(0);
            second.open(desk.url());
            assertThat(home.getByText("Dekt av ein annan. Du treng ikkje gjere noko."))
                    .isVisible();
            second.looksRight("immediate-covered");

            link(desk, "Varselet det er ringt frå").click();
            assertThat(desk.getByText(eira + " Døgnevik blei med i straks-samkonsultasjonen"))
                    .isVisible();
            assertThat(desk.getByText("Gi tilbake")).isVisible();
        }
    }

    @Test
    void whereNobodyComesThePageSaysWhatToDoNext() {
        try (Visitor atTheDesk = Browser.visitor().logIn(nurse);
                Visitor doctor = Browser.visitor().logIn(own)) {
            Page desk = atTheDesk
                    .open(RunningDemo.url("/patients/" + household.patient()))
                    .page();
            link(desk, "Straks-samkonsultasjon").click();
            desk.getByLabel(eira).check();
            choose(desk);
            button(desk, "Ring dei no").click();
            assertThat(desk.getByText("Ringjer. Sida følgjer med av seg sjølv."))
                    .isVisible();
            doctor.open(desk.url());
            button(doctor.page(), "Nei, eg kan ikkje").click();
            assertThat(doctor.page().getByText("Du har svara nei. Du treng ikkje gjere meir."))
                    .isVisible();
            doctor.looksRight("immediate-declined");
            assertThat(desk.getByText("Ingen svara.")).isVisible();
            assertThat(link(desk, "116 117")).isVisible();
            assertThat(heading(desk, "Ring dei neste")).isVisible();
            atTheDesk.looksRight("immediate-unanswered");

            desk.getByLabel(aslaug).check();
            desk.locator("input[name='patience'][value='2']").check();
            button(desk, "Ring dei no").click();
            assertThat(row(desk, aslaug)).containsText("Ringjer");
            button(desk, "Stopp ringinga").click();
            assertThat(desk.getByText("Ringinga er stoppa.")).isVisible();
            atTheDesk.looksRight("immediate-stopped");
            desk.navigate(RunningDemo.url("/immediate"));
            assertThat(heading(desk, "Du har ringt")).isVisible();
            atTheDesk.looksRight("immediate-list");
        }
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasChosenStays() {
        try (Visitor atTheDesk = Browser.visitor().logIn(nurse)) {
            Page desk = atTheDesk
                    .open(RunningDemo.url("/immediate/new?patient=" + household.patient()))
                    .page();
            desk.getByText("Finn andre på namn eller stad").click();
            desk.getByLabel("Namn eller arbeidsstad").fill(aslaug);
            button(desk, "Søk").click();
            desk.getByLabel(aslaug).check();
            assertThat(desk.getByLabel(eira)).isChecked();
            desk.getByLabel(eira).uncheck();
            desk.getByLabel(aslaug).uncheck();
            choose(desk);
            button(desk, "Ring dei no").click();
            assertThat(desk.getByRole(AriaRole.ALERT)).containsText("Kryss av for minst éin");
            atTheDesk.looksRightThough("immediate-nobody");
            desk.getByLabel(aslaug).check();
            desk.getByLabel("Rom eller telefon").fill("rom 4");
            button(desk, "Ring dei no").click();
            assertThat(desk.getByRole(AriaRole.ALERT)).containsText("Skriv adressa til eit videorom");
            assertThat(desk.getByLabel(aslaug)).isChecked();
        }
    }

    private Page takeAlert(Visitor visitor) {
        try (var scale = household.device()) {
            scale.send(HomeDevice.reading("weight", 5, "\"value\":95"));
        }
        String alert = Sql.column("SELECT id FROM alert WHERE patient_id = ?", household.patient())
                .getFirst();
        Page page = visitor.open(RunningDemo.url("/worklist/" + alert)).page();
        button(page, "Ta varselet").click();
        assertThat(button(page, "Gi tilbake")).isVisible();
        return page;
    }

    private static void choose(Page page) {
        page.locator("input[name='patience'][value='5']").check();
        page.getByLabel("Rom eller telefon").fill("https://video.example.org/rom/17");
    }

    private static Locator row(Page page, String name) {
        return page.locator("table.worklist tbody tr", new Page.LocatorOptions().setHasText(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setExact(true));
    }
}
