package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.api.Test;

/** Makers' formats, as an administrator writes and tries them. */
final class MappingPagesTest {
    @Test
    void anAdministratorTriesAFormatBeforeKeepingIt() {
        try (Visitor visitor = Browser.visitor()) {
            Page page = visitor.logIn("admin.alver")
                    .open(RunningDemo.url("/mappings/new"))
                    .page();
            visitor.looksRight("mapping-new");
            page.getByLabel("Namn", new Page.GetByLabelOptions().setExact(true)).fill("Vekta frå Maker");
            page.locator("#contentType").fill("application/vnd.maker.scale+json");
            page.locator("#time").fill("/when");
            page.locator("#timeFormat").selectOption("EPOCH_SECONDS");
            page.locator("#target-0").selectOption("weight/value");
            page.locator("#at-0").fill("/lb");
            page.locator("#unit-0").fill("[lb_av]");
            page.locator("#payload").fill("{\"when\":1795245300,\"lb\":180.0,\"fat\":24}");
            button(page, "Prøv").first().click();
            assertThat(page.locator("#tried")).containsText("81,65");
            page.getByText("Observation (FHIR)").click();
            assertThat(page.locator("pre.source")).containsText("29463-7");
            visitor.looksRight("mapping-tried");

            page.locator("#payload").fill("{\"when\":1795245300}");
            button(page, "Prøv").first().click();
            assertThat(page.locator("#tried")).containsText("value at /lb: missing");
            visitor.looksRight("mapping-wrong");

            button(page, "Ein verdi til").click();
            assertThat(page.locator("#at-1")).isVisible();
            button(page, "Fjern verdi 2").click();
            assertThat(page.locator("#at-1")).hasCount(0);

            page.locator("#at-0").fill("lb");
            button(page, "Lagre formatet").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("not a JSON pointer");
            visitor.looksRightThough("mapping-refused");
            page.locator("#at-0").fill("/lb");
            button(page, "Lagre formatet").click();
            assertThat(page.getByText("Tidlegare versjonar")).isVisible();

            visitor.open(RunningDemo.url("/mappings"));
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Vekta frå Maker")))
                    .isVisible();
            visitor.looksRightThough("mappings");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
