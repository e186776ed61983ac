package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePagesTest {
    @Test
    void aSecretaryWritesARoomThatIsThenBookedWithADoctorAndAnInterpreter() {
        try (Visitor secretary = Browser.visitor()) {
            Page page = secretary
                    .logIn("legesekretar.knarvik")
                    .open(RunningDemo.url("/resources"))
                    .page();
            page.getByLabel("Namn", new Page.GetByLabelOptions().setExact(true)).fill("Samtalerom Knarvik");
            button(page, "Legg til").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Måndag");
            secretary.looksRightThough("resources-refused");
            for (String day : new String[] {"Måndag", "Tysdag", "Onsdag", "Torsdag", "Fredag"}) {
                page.getByLabel(day, new Page.GetByLabelOptions().setExact(true))
                        .fill("08:00–15:30");
            }
            button(page, "Legg til").click();
            assertThat(page.locator("ul.changes")).containsText("Samtalerom Knarvik");
            secretary.looksRightThough("resources");
            assertThat(Sql.column("""
                            SELECT e.action FROM audit_event e JOIN resource r ON e.entity = 'resource/' || r.id
                            WHERE r.name = 'Samtalerom Knarvik'
                            """)).containsExactly("CREATE");

            book(secretary);
            secretary.open(RunningDemo.url("/resources"));
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Samtalerom Knarvik"))
                    .click();
            assertThat(page.getByLabel("Måndag", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("08:00–15:30");
            secretary.looksRightThough("resource");
            button(page, "Ta bort").click();
            assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Samtalerom Knarvik")))
                    .hasCount(0);
        }
    }

    private static void book(Visitor secretary) {
        Page page = secretary
                .open(RunningDemo.url("/consultations/new?patient=%s"
                        .formatted(RunningDemo.patient("heimeteneste.alver", "Borghild"))))
                .page();
        ask(page, "Samtalerom", 1);
        ask(page, "polsk", 2);
        secretary.looksRightThough("booking-room");
        page.locator("input[name=start]").first().press("Space");
        button(page, "Book samkonsultasjon").click();
        assertThat(page.getByText("Samkonsultasjonen er booka")).isVisible();
        assertThat(page.locator("dl.facts")).containsText("Samtalerom Knarvik");
        assertThat(page.locator("dl.facts")).containsText("Tolk, polsk");
        secretary.looksRightThough("consultation-room");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Gjenta")).click();
        assertThat(page.locator("section[aria-labelledby=rule-title]"))
                .containsText(Pattern.compile("Tolk, polsk Tolk, .*Samtalerom Knarvik Rom, ", Pattern.DOTALL));
        secretary.looksRightThough("series-room");
    }

    /** Finds the one thing of a name, and adds it to those that are asked for. */
    private static void ask(Page page, String name, int asked) {
        page.getByLabel("Namn eller arbeidsstad").pressSequentially(name);
        assertThat(page.locator("#found li")).hasCount(1);
        page.locator("#found button").press("Enter");
        assertThat(page.locator("select[name^='party.resource.']")).hasCount(asked);
        assertThat(page.locator("select[name^='party.resource.']").last()).isFocused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fastlege.knarvik", "koordinator", "pasient.anna", "heimeteneste.alver"})
    void whoKeepsNoRoomsFindsNoPageForThem(String account) {
        assertThat(RunningDemo.get(account, RunningDemo.url("/resources")).statusCode())
                .isEqualTo(404);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
