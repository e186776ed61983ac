package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How a member of staff says where they are reached, and tries it. */
final class NotificationPagesTest {
    @Test
    void whoeverWorksHereSetsWhereTheyAreReachedAndTriesIt() {
        try (Visitor visitor = Browser.visitor()) {
            Page page = visitor.logIn("legesekretar.knarvik").page();
            page.locator("details.account summary").click();
            page.getByText("Varsling til meg").click();
            assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Varsling til meg");
            assertThat(page.getByText("ikkje sett opp i denne installasjonen")).isVisible(); // e-mail
            assertThat(page.getByText("Ingen meldingar enno")).isVisible();
            visitor.looksRight("notifications-none");

            page.locator("#sms").fill("1234");
            page.locator("#from").fill("00:00");
            button(page, "Lagre").click();
            assertThat(page.getByText("Dette er ikkje noko telefonnummer")).isVisible();
            assertThat(page.getByText("Fyll ut både frå og til")).isVisible();
            assertThat(page.locator("#sms")).hasValue("1234");
            visitor.looksRightThough("notifications-wrong");

            page.locator("#sms").fill("40 00 00 01");
            page.locator("#from").fill("");
            page.locator("#language").selectOption("en");
            button(page, "Lagre").click();
            assertThat(page.getByText("Lagra.")).isVisible();
            assertThat(page.locator("#sms")).hasValue("+4740000001");

            button(page, "Send prøvemelding: SMS").click();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                page.getByText("Oppdater").click();
                return page.getByText("komen fram").count() > 0;
            });
            assertThat(page.getByText("Ei melding hit kom fram sist")).isVisible();
            visitor.looksRightThough("notifications");
            page.getByText("sjå meldingane her").click();
            assertThat(page.locator("body")).containsText("Samkonsult: This is a test message.");
        } finally {
            Sql.run("DELETE FROM contact_point WHERE address = '+4740000001'");
        }
    }

    @Test
    void aWebhookShowsItsSecretToWhomeverItIsFor() {
        try (Visitor visitor = Browser.visitor()) {
            Page page = visitor.logIn("koordinator")
                    .open(RunningDemo.url("/me/notifications"))
                    .page();
            page.locator("#webhook").fill("https://elsewhere.example.no/hook");
            button(page, "Lagre").click();
            assertThat(page.getByText("Webhookar kan ikkje gå dit")).isVisible();
            page.locator("#webhook")
                    .fill(page.locator("code").first().innerText().strip() + "/hook");
            button(page, "Lagre").click();
            page.getByText("Vis hemmelegheita som signerer").click();
            assertThat(page.locator("#secret")).hasValue(Pattern.compile("whsec_.{44}"));
            visitor.looksRightThough("notifications-webhook");
        } finally {
            Sql.run("DELETE FROM contact_point WHERE channel = 'WEBHOOK'");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
