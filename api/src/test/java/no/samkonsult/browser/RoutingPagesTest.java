package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

/** How an administrator sees, tries and changes where alerts go. */
final class RoutingPagesTest {
    @Test
    void anAdministratorTriesWhereAnAlertWouldGoByDayAndByNight() {
        try (Visitor visitor = Browser.visitor()) {
            Page page = visitor.logIn("admin.alver")
                    .open(RunningDemo.url("/routing"))
                    .page();
            ask(page, "2026-11-24T10:00");
            assertThat(page.locator("main form [role=status]")).containsText("Tenesta som følgjer pasienten, er open.");
            assertThat(page.locator("main form [role=status]")).containsText("Den som har vakt");
            visitor.looksRight("routing");
            ask(page, "2026-11-24T03:00");
            assertThat(page.locator("main form [role=status]"))
                    .containsText("Tenesta er stengd, og etter avtale ser ei anna på målingane.");
        }
    }

    @Test
    void aRuleIsAddedAndEnded() {
        try (Visitor visitor = Browser.visitor()) {
            Page page = visitor.logIn("admin.alver")
                    .open(RunningDemo.url("/routing"))
                    .page();
            Locator add = page.locator("form[action$='/rules']").first();
            page.getByText("Ny regel").first().click();
            add.locator("input[name=name]").fill("Prøveregel");
            add.locator("input[name=municipality]").fill("9999"); // nobody lives there
            add.locator("input[name=begins]").fill("22:00");
            button(page, "Ny regel").first().click();
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("Rett opp feltet «Til klokka».");
            page.getByText("Ny regel").first().click();
            add.locator("input[name=name]").fill("Prøveregel");
            add.locator("input[name=municipality]").fill("9999");
            add.locator("input[name=begins]").fill("22:00");
            add.locator("input[name=ends]").fill("07:00");
            button(page, "Ny regel").first().click();
            assertThat(page.getByText("22:00–07:00")).isVisible();
            button(page, "Avslutt regelen").first().click();
            assertThat(page.getByText("22:00–07:00")).not().isVisible();
        }
    }

    private static void ask(Page page, String at) {
        page.locator("#municipality").fill("4631");
        page.locator("#at").fill(at);
        button(page, "Prøv").click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
