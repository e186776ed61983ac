package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts of the pages do: updating without losing one's place, finding back after a lost connection, sound, charts. */
final class LivePagesTest {
    private static final String NURSE = "heimeteneste.masfjorden";

    /** Longer than a page waits before it connects again, in milliseconds. */
    private static final int PATIENCE = 30_000;

    @Test
    void aChangeIsShownWhileFocusStaysWhereItWas() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = worklist(nurse);
            assertThat(page.getByText("Direkte oppdatering")).isVisible();
            Locator focused = page.locator("[id^=take-]").first();
            String id = focused.getAttribute("id");
            focused.focus();

            weigh("152.5");

            assertThat(row(page, "152,5")).isVisible();
            assertThat(page.locator("#" + id)).isFocused();
            nurse.hasNoComplaints();
        }
    }

    @Test
    void whatWasMissedWithoutConnectionIsFetchedOnceItIsThere() {
        try (Visitor nurse = Browser.visitor()) {
            nurse.page().route("**/worklist/changes?*", Route::abort);
            Page page = worklist(nurse);
            assertThat(page.getByText("Koplar til …")).isVisible();

            weigh("151.5");
            assertThat(row(page, "151,5")).isHidden();
            page.unroute("**/worklist/changes?*");

            assertThat(row(page, "151,5")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
            assertThat(page.getByText("Direkte oppdatering")).isVisible();
        }
    }

    @Test
    void soundIsOffUntilSomebodyTurnsItOnAndThatIsRemembered() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = worklist(nurse);
            assertThat(page.locator("[data-sound]")).hasAttribute("aria-pressed", "false");

            page.locator("[data-sound]").click();
            page.reload();

            assertThat(page.locator("[data-sound]")).hasAttribute("aria-pressed", "true");
        }
    }

    @Test
    void theValuesOfATrendAreATableToo() {
        try (Visitor patient = Browser.visitor()) {
            Page page = patient.logIn("pasient.anna")
                    .open(RunningDemo.url("/patients/" + RunningDemo.patient("heimeteneste.alver", "Anna")))
                    .page();
            assertThat(page.locator("[data-trend] canvas").first()).isVisible();

            page.locator(".trend-values summary").first().press("Enter");

            assertThat(page.locator(".trend-values tbody tr").first()).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/worklist", "/patients", "/consultations"})
    void pagesAreReadableInTheDark(String path) {
        try (Visitor nurse = Browser.visitor()) {
            nurse.page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            nurse.logIn(NURSE).open(RunningDemo.url(path)).looksRight("dark" + path.replace('/', '-'));
        }
    }

    private static Page worklist(Visitor nurse) {
        return nurse.logIn(NURSE).open(RunningDemo.url("/worklist")).page();
    }

    /** Of somebody whose row shows it: they have no other alert. */
    private static void weigh(String kilograms) {
        var household = Household.in("Masfjorden").limits(Kind.WEIGHT, Band.of("70", "75", "85", "90"));
        try (var scale = household.device()) {
            scale.send(HomeDevice.reading("weight", 5, "\"value\":" + kilograms));
        }
    }

    private static Locator row(Page page, String value) {
        return page.getByRole(AriaRole.ROW, new GetByRoleOptions().setName(value));
    }
}
