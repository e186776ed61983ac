package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.TestDesk;
import no.samkonsult.alert.escalation.TestService;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;

/**
 * From a red reading to a consultation that five have confirmed: a municipal nurse asks from the alert, a GP and a hospital
 * specialist answer at their desks, next of kin and patient on their telephones. All five are the test's own, and those at work
 * are there every day.
 */
final class AlertToConfirmedTest {
    private static final int CLICKS_AT_MOST = 9;

    /** The browser itself counts what is pressed, from page to page. */
    private static final String COUNT_PRESSES =
            "addEventListener('pointerdown', () => sessionStorage.presses = Number(sessionStorage.presses ?? 0) + 1, true)";

    private final TestService service = new TestService().open();
    private final String nurse = service.nurse().account();
    private final String doctor = newColleagueOf("fastlege.knarvik", "Ragna", "Fastdal");
    private final String specialist = newColleagueOf("spesialist.haukeland", "Halldis", "Spesdal");
    private final Household anna = service.follow(Household.in("Alver"))
            .listedWith(doctor)
            .limits(Kind.OXYGEN_SATURATION, Band.of("88", "90", null, null));
    private final String kin = anna.nextOfKin("dotter").account();

    @Test
    void aRedReadingBecomesAConsultationThatFivePartiesHaveConfirmed() {
        isFollowedUpBy(specialist);
        Stream.of(nurse, doctor, specialist).forEach(AlertToConfirmedTest::isAtWorkEveryDay);
        Stream.of(doctor, specialist, anna.account(), kin).forEach(AlertToConfirmedTest::hasATelephone);
        try (Visitor desk = Browser.visitor()) {
            String proposal = asksAllFiveFromTheAlert(desk);
            isHeldFor(proposal, nurse, doctor, specialist);

            answersAtTheDesk(doctor, proposal, 0, 1, 2);
            answersAtTheDesk(specialist, proposal, 1, 2);
            try (Visitor phone = Browser.visitor()) {
                answersOnThePhone(phone, kin, proposal, 1, 2);
                assertThat(phone.page().getByText("svaret ditt er lagra")).isVisible();
                phone.looksRight("confirmed-kin");
            }
            try (Visitor phone = Browser.visitor()) {
                answersOnThePhone(phone, anna.account(), proposal, 1);
                assertThat(phone.page().getByText("Samkonsultasjonen er booka")).isVisible();
                phone.looksRight("confirmed-patient");
            }

            String consultation = allFiveCome(desk, proposal);
            allFiveAreInvited(consultation);
            theAlertIsStillTheNurses(desk);
        }
    }

    /** Takes the alert, opens booking from it and asks everybody, in few clicks; the path of the proposal. */
    private String asksAllFiveFromTheAlert(Visitor visitor) {
        Page page = visitor.page();
        page.addInitScript(COUNT_PRESSES);
        visitor.logIn(nurse).open(RunningDemo.url("/worklist"));
        assertThat(page.getByText("Direkte oppdatering")).isVisible();
        try (HomeDevice oximeter = anna.device()) {
            oximeter.send(HomeDevice.reading("oxygen-saturation", 0, "\"saturation\":86"));
        }
        assertThat(row(page)).containsText("86 %");

        row(page).locator("[data-open]").click();
        assertThat(heading(page, "Avslutt med utfall")).isVisible();
        page.evaluate("sessionStorage.presses = 0");
        button(page, "Ta varselet").click();
        assertThat(button(page, "Gi tilbake")).isVisible();
        visitor.looksRight("confirmed-alert");
        link(page, "Book samkonsultasjon").click();
        assertThat(heading(page, "Book samkonsultasjon")).isVisible();
        Stream.of(doctor, specialist, nurse)
                .forEach(account -> assertThat(part(page, account)).hasValue("REQUIRED"));
        assertThat(part(page, kin)).hasValue("OPTIONAL");
        page.getByText("Spør partane først").click();
        for (int time = 2; time < 5; time++) {
            page.locator("input[type='checkbox'][name='time.%d']".formatted(time))
                    .click();
        }
        button(page, "Gå vidare").click();
        assertThat(heading(page, "Kven som blir spurde")).isVisible();
        page.getByText("Spør fagfolka òg").click();
        button(page, "Hald av tidene og spør").click();
        assertThat(page.getByText("Tidene er haldne av, og partane er spurde.")).isVisible();
        assertThat(((Number) page.evaluate("Number(sessionStorage.presses)")).intValue())
                .as("clicks from the open alert until the parties are asked, taking it among them")
                .isBetween(1, CLICKS_AT_MOST);
        visitor.looksRight("confirmed-asked");
        return page.url().replaceFirst("\\?.*", "").replaceFirst(".*/proposals/", "/proposals/");
    }

    /** Three times of half an hour, of each who keeps a calendar. */
    private static void isHeldFor(String proposal, String... accounts) {
        for (String account : accounts) {
            assertThat(Sql.column("""
                            SELECT sum(upper(during) - lower(during)) FROM occupancy
                            WHERE proposal_id = ?::uuid AND person_id = ? AND kind = 'HOLD'
                            """, id(proposal), TestDesk.person(account))).containsExactly("01:30:00");
        }
    }

    private static void answersAtTheDesk(String account, String proposal, int... times) {
        try (Visitor visitor = Browser.visitor()) {
            answers(visitor.logIn(account).page(), proposal, times);
            assertThat(visitor.page().getByText("svaret ditt er lagra")).isVisible();
        }
    }

    private static void answersOnThePhone(Visitor visitor, String account, String proposal, int... times) {
        visitor.page().setViewportSize(390, 844);
        answers(visitor.logIn(account).page(), proposal, times);
    }

    /** By what is asked on the first page after the login. */
    private static void answers(Page page, String proposal, int... times) {
        page.locator("a[href='%s']".formatted(proposal)).click();
        assertThat(page.getByText("Kva tidspunkt passar?")).isVisible();
        for (int time : times) {
            page.locator("input[name='time.%d']".formatted(time)).check();
        }
        button(page, "Send svaret").click();
    }

    /** At the first time that all of them can; the path of the consultation. */
    private static String allFiveCome(Visitor visitor, String proposal) {
        Page page = visitor.open(RunningDemo.url(proposal)).page();
        assertThat(page.getByText("Tida er avtalt.")).isVisible();
        link(page, "Sjå samkonsultasjonen").click();
        Locator participants = page.locator("table.worklist tbody tr");
        assertThat(participants).hasCount(5);
        assertThat(participants.filter(new Locator.FilterOptions().setHasText("✓ Kjem")))
                .hasCount(5);
        visitor.looksRight("confirmed-consultation");
        String consultation = page.url().replaceFirst("\\?.*", "").replaceFirst(".*/consultations/", "/consultations/");
        assertThat(Sql.column("""
                        SELECT lower(c.during) = (SELECT starts FROM proposal_time WHERE proposal_id = ?::uuid
                                                  ORDER BY starts OFFSET 1 LIMIT 1)
                        FROM consultation c WHERE c.id = ?::uuid
                        """, id(proposal), id(consultation))).containsExactly("t");
        return consultation;
    }

    private static void allFiveAreInvited(String consultation) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(Sql.column(
                        "SELECT told_method || ' ' || told_by FROM invitation WHERE consultation_id = ?::uuid",
                        id(consultation)))
                .isEqualTo(List.of("REQUEST SMS", "REQUEST SMS", "REQUEST SMS", "REQUEST SMS", "REQUEST SMS")));
    }

    private void theAlertIsStillTheNurses(Visitor visitor) {
        Page page = visitor.open(RunningDemo.url("/worklist")).page();
        assertThat(row(page)).containsText("Deg");
        assertThat(Sql.column("SELECT status FROM alert WHERE patient_id = ?", anna.patient()))
                .containsExactly("TAKEN");
    }

    // Who they are
    // -------------------------------------------------------------------------------------------------------

    /** The account of somebody new in the same role at the same place. */
    private static String newColleagueOf(String account, String givenName, String familyName) {
        UUID person = UUID.randomUUID();
        String username = "test-" + person;
        Sql.run("INSERT INTO person (id, given_name, family_name) VALUES (?, ?, ?)", person, givenName, familyName);
        Sql.run("""
                INSERT INTO account (username, person_id, role, organisation_id)
                SELECT ?, ?, role, organisation_id FROM account WHERE username = ?
                """, username, person, account);
        Sql.run("""
                INSERT INTO practitioner_role (id, person_id, organisation_id, role)
                SELECT gen_random_uuid(), person_id, organisation_id, role FROM account WHERE username = ?
                """, username);
        return username;
    }

    private static void isAtWorkEveryDay(String account) {
        Sql.run("""
                INSERT INTO working_hours (practitioner_role_id, weekday, starts, ends)
                SELECT id, weekday, '08:00', '16:00' FROM practitioner_role, generate_series(1, 7) AS weekday WHERE person_id = ?
                """, TestDesk.person(account));
    }

    private static void hasATelephone(String account) {
        Sql.run("""
                INSERT INTO contact_point (person_id, channel, address, active, secret_id)
                VALUES (?, 'SMS', '+4740000098', true, gen_random_uuid())
                """, TestDesk.person(account));
    }

    private void isFollowedUpBy(String account) {
        Sql.run("""
                INSERT INTO care_relation (patient_id, patient_key, party, organisation_id, ground, source, valid)
                SELECT p.id, p.key, a.person_id, a.organisation_id, 'CARE_TEAM', 'test', tstzrange(now() - interval '1 day', NULL)
                FROM patient p, account a WHERE p.id = ? AND a.username = ?
                """, anna.patient(), account);
    }

    // What they look at
    // --------------------------------------------------------------------------------------------------

    private Locator row(Page page) {
        return page.locator("table[data-keys] tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile("%s(?!\\d)".formatted(anna.familyName()))));
    }

    private static Locator part(Page page, String account) {
        return page.locator("select[name='party.%s']".formatted(TestDesk.person(account)));
    }

    private static UUID id(String path) {
        return UUID.fromString(path.replaceFirst(".*/", ""));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
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
