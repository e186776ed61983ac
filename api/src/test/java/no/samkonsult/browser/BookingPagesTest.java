package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingPagesTest {
    private static final String SPECIALIST = "Helene Strandebarm";
    private static final String NURSE = "Siri Lindåsen";

    /** Anna and Kari meet for half an hour from now on; the coordinator has booked it. */
    private static final String MEETING_NOW = """
            WITH meeting AS (
                INSERT INTO consultation (patient_id, controller, topic, during, zone, local_start, created_by)
                SELECT p.id, p.controller, 'OTHER', tstzrange(now(), now() + interval '30 minutes'), 'Europe/Oslo',
                       now() AT TIME ZONE 'Europe/Oslo', a.person_id
                FROM patient p
                JOIN account anna ON anna.person_id = p.person_id AND anna.username = 'pasient.anna'
                JOIN account a ON a.username = 'koordinator'
                RETURNING id)
            INSERT INTO consultation_participant
            SELECT meeting.id, a.person_id, a.role, NULL, true, 'INVITED'
            FROM meeting, account a WHERE a.username IN ('pasient.anna', 'parorande.kari')
            """;

    @Test
    void aDoctorBooksForAPatientAndTheNurseSeesItUntilItIsCancelled() {
        try (Visitor doctor = loggedIn("fastlege.knarvik");
                Visitor nurse = loggedIn("heimeteneste.alver")) {
            openBooking(doctor, "Anna");
            Page page = doctor.page();
            assertThat(part(page, SPECIALIST)).hasValue("REQUIRED");
            assertThat(part(page, NURSE)).hasValue("REQUIRED");
            assertThat(part(page, "Kari Strømsnes")).hasValue("OPTIONAL");
            doctor.looksRight("booking");

            page.locator("input[name=start]").first().check();
            button(page, "Book samkonsultasjon").click();
            assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();
            doctor.looksRight("consultation");
            String address = page.url().replaceFirst("\\?.*", "");
            String path = address.substring(address.indexOf("/consultations/"));

            assertThat(doctor.open(RunningDemo.url("/consultations")).page().locator(link(path)))
                    .isVisible();
            doctor.looksRight("consultations");
            assertThat(nurse.open(RunningDemo.url("/consultations")).page().locator(link(path)))
                    .isVisible();
            page.locator(link(path)).click();
            page.locator("summary:has-text('Avlys')").click();
            page.getByLabel("Grunn til avlysinga").fill("Legen er sjuk");
            doctor.looksRight("consultation-cancel");
            button(page, "Avlys samkonsultasjonen").click();

            assertThat(page.getByText("Avlyst", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(nurse.open(RunningDemo.url(path)).page().getByText("Legen er sjuk"))
                    .isVisible();
            nurse.looksRight("consultation-cancelled");
        }
    }

    @Test
    void everythingCanBeDoneFromTheKeyboard() {
        try (Visitor doctor = loggedIn("fastlege.knarvik")) {
            openBooking(doctor, "Arvid");
            Page page = doctor.page();

            Locator first = page.locator("input[name=start]").first();
            first.press("Space");
            first.press("Enter");

            assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();
        }
    }

    @Test
    void somebodyElseIsFoundByWorkplaceAndAddedWithoutLosingWhatWasChosen() {
        try (Visitor doctor = loggedIn("fastlege.knarvik")) {
            openBooking(doctor, "Turid");
            Page page = doctor.page();
            page.getByLabel("Lengd").selectOption("45");
            part(page, NURSE).selectOption("OPTIONAL");

            page.getByLabel("Namn eller arbeidsstad").pressSequentially("haraldsplass");
            assertThat(page.locator("#found li")).hasCount(1);
            doctor.looksRight("booking-search");
            button(page, "Legg til").press("Enter");

            assertThat(part(page, "Sigurd Haukanes")).hasValue("REQUIRED");
            assertThat(part(page, "Sigurd Haukanes")).isFocused();
            assertThat(part(page, NURSE)).hasValue("OPTIONAL");
            assertThat(page.getByLabel("Lengd")).hasValue("45");
        }
    }

    @Test
    void anyOneOfARoleIsAddedByKeyboardAndEachTimeSaysWhoItWouldBe() {
        try (Visitor doctor = loggedIn("fastlege.knarvik")) {
            openBooking(doctor, "Turid");
            Page page = doctor.page();
            askNobody(page);
            page.getByLabel("Namn eller arbeidsstad").pressSequentially("Osterøy");
            assertThat(page.locator("#found li").first()).containsText("Ein i heimetenesta");
            doctor.looksRight("booking-role-search");
            page.locator("#found button").first().press("Enter");

            assertThat(part(page, "Ein i heimetenesta")).hasValue("REQUIRED");
            assertThat(part(page, "Ein i heimetenesta")).isFocused();
            Locator first = page.locator("input[name=start]").first();
            Locator line = page.locator("label.choice:has(input[name=start])").first();
            assertThat(line).containsText(Pattern.compile("Ein i heimetenesta: (Ingunn Valestrand|Pål Tyssebotn)"));
            String shown = line.textContent();
            doctor.looksRightThough("booking-role"); // the swap has taken an empty style along that axe left behind
            first.press("Space");
            first.press("Enter");

            assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();
            assertThat(page.locator("table.worklist"))
                    .containsText(shown.contains("Ingunn") ? "Ingunn Valestrand" : "Pål Tyssebotn");
            doctor.looksRightThough("consultation-role");
        }
    }

    @Test
    void aSecretaryOverbooksADoctorWithAReasonThatIsShownToThoseAtWork() {
        try (Visitor secretary = loggedIn("legesekretar.knarvik")) {
            Page page = secretary.page();
            onlyTheDoctor(secretary, "Solveig");
            Locator first = page.locator("input[name=start]").first();
            first.check();
            String when = LocalDateTime.ofInstant(Instant.parse(first.inputValue()), ZoneId.of("Europe/Oslo"))
                    .toString();
            button(page, "Book samkonsultasjon").click();
            assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();

            onlyTheDoctor(secretary, "Arvid");
            page.locator("summary:has-text('Overbook med grunn')").click();
            page.getByLabel("Ønskt tidspunkt").fill(when);
            button(page, "Overbook").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Skriv kvifor");
            page.getByLabel("Grunn", new Page.GetByLabelOptions().setExact(true))
                    .fill("Møtet før blir kort");
            secretary.looksRightThough("booking-overbook");
            button(page, "Overbook").press("Enter");

            assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();
            assertThat(page.locator("table.worklist")).containsText("Overbooka: Møtet før blir kort");
            secretary.looksRightThough("consultation-overbooked");
            secretary.open(RunningDemo.url("/calendar?day=" + when.substring(0, 10)));
            assertThat(page.locator("main")).containsText("Overbooka");
            secretary.looksRightThough("calendar-overbooked");
        }
    }

    private static void onlyTheDoctor(Visitor visitor, String patient) {
        String id = RunningDemo.patient("heimeteneste.alver", patient);
        Page page = visitor.open(RunningDemo.url("/consultations/new?patient=" + id))
                .page();
        askNobody(page);
        part(page, "Ragnhild Fammestad").selectOption("REQUIRED");
        assertThat(page.locator("input[name=start]").first()).isVisible();
    }

    @Test
    void whereNobodyMustComeThePageSaysWhatToDo() {
        try (Visitor doctor = loggedIn("fastlege.knarvik")) {
            openBooking(doctor, "Turid");
            Page page = doctor.page();
            askNobody(page);
            assertThat(page.locator("#status")).hasText("Ingen tider passar");
            doctor.looksRight("booking-nobody");
        }
    }

    @Test
    void partiesWhoAreNeverAtWorkTogetherAreToldOfInWords() {
        try (Visitor doctor = loggedIn("fastlege.knarvik")) {
            openBooking(doctor, "Turid");
            Page page = doctor.page();
            page.getByLabel("Namn eller arbeidsstad").pressSequentially("Geir Soltveit");
            button(page, "Legg til").click();
            assertThat(page.locator("#times")).containsText("aldri på arbeid samstundes");
            doctor.looksRight("booking-none");
        }
    }

    @Test
    void whoComesSecondIsToldAndOfferedOtherTimesOnTheSamePage() {
        try (Visitor first = loggedIn("fastlege.knarvik");
                Visitor second = loggedIn("fastlege.knarvik")) {
            openBooking(first, "Einar");
            openBooking(second, "Solveig");
            String time = first.page().locator("input[name=start]").first().inputValue();
            String chosen = "input[name=start][value='%s']".formatted(time);
            first.page().locator(chosen).check();
            second.page().locator(chosen).check();
            button(first.page(), "Book samkonsultasjon").click();
            assertThat(first.page().getByText("Samkonsultasjonen er booka")).isVisible();

            var answer = second.page().waitForResponse(RunningDemo.url("/consultations"), () -> button(
                            second.page(), "Book samkonsultasjon")
                    .click());

            assertThat(answer.status()).isEqualTo(409);
            assertThat(second.page().getByRole(AriaRole.ALERT)).containsText("Nokon tok nettopp den tida");
            assertThat(second.page().locator(chosen)).hasCount(0);
            second.page().locator("input[name=start]").first().check();
            button(second.page(), "Book samkonsultasjon").click();
            assertThat(second.page().getByText("Samkonsultasjonen er booka")).isVisible();
        }
    }

    @Test
    void cancellingNeedsAReason() {
        try (Visitor doctor = loggedIn("fastlege.knarvik")) {
            openBooking(doctor, "Borghild");
            Page page = doctor.page();
            page.locator("input[name=start]").first().check();
            button(page, "Book samkonsultasjon").click();
            page.locator("summary:has-text('Avlys')").click();
            page.getByLabel("Grunn til avlysinga").fill("   ");
            button(page, "Avlys samkonsultasjonen").click();

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Skriv kvifor");
            assertThat(page.getByText("Booka", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pasient.anna", "parorande.kari", "koordinator", "legesekretar.knarvik", "heimeteneste.alver"})
    void homeTellsEveryoneWhoMeetsWhatThereIsToday(String account) {
        try (Visitor visitor = loggedIn(account)) {
            assertThat(heading(visitor.page(), "Samkonsultasjonar i dag")).isVisible();
            visitor.looksRight("home-" + account.replaceFirst("\\..*", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pasient.anna", "parorande.kari", "koordinator"})
    void homeShowsWhatOneMeetsInToday(String account) throws SQLException {
        try (var database = RunningDemo.database();
                var statement = database.createStatement();
                Visitor visitor = loggedIn(account)) {
            statement.execute(MEETING_NOW);
            Page page = visitor.open(RunningDemo.url("/")).page();
            assertThat(page.locator("table.worklist tbody tr").first()).containsText("Anna Strømsnes");
            visitor.looksRight("home-meeting-" + account.replaceFirst("\\..*", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pasient.anna", "parorande.kari", "admin.alver"})
    void whoMayNotBookFindsNoPageForIt(String account) {
        try (Visitor doctor = loggedIn("fastlege.knarvik");
                Visitor visitor = loggedIn(account)) {
            openBooking(doctor, "Anna");
            visitor.open(doctor.page().url());
            assertThat(heading(visitor.page(), "Her er det ingenting")).isVisible();
        }
    }

    private static void askNobody(Page page) {
        for (Locator select : page.locator("select[name^='party.']").all()) {
            select.selectOption("ABSENT");
        }
        assertThat(page.locator("#times")).containsText("Vel minst éin som må vere med.");
    }

    private static Visitor loggedIn(String account) {
        Visitor visitor = Browser.visitor().open(RunningDemo.url("/login"));
        Page page = visitor.page();
        page.getByLabel("Brukarnamn").fill(account);
        page.getByLabel("Passord").fill("demo");
        button(page, "Logg inn").click();
        visitor.takeFirstRole();
        assertThat(heading(page, "I dag")).isVisible();
        return visitor;
    }

    private static void openBooking(Visitor visitor, String patient) {
        Page page = visitor.open(RunningDemo.url("/patients?name=" + patient)).page();
        page.locator("table.worklist a").first().click();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Book samkonsultasjon"))
                .click();
        assertThat(heading(page, "Book samkonsultasjon")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/consultations/new\\?patient=.*"));
    }

    private static Locator part(Page page, String name) {
        return page.locator("select[name^='party.']").and(page.getByLabel(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static String link(String path) {
        return "a[href='%s']".formatted(path);
    }
}
