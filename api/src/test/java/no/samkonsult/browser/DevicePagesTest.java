package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import no.samkonsult.HomeDevice;
import no.samkonsult.Household;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** The administrator's day with devices, and the nurse who asks for a new measurement. */
final class DevicePagesTest {
    private final String serial =
            "V3-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(java.util.Locale.ROOT);

    @Test
    void aDeviceIsRegisteredLentDeliveredAndLost() {
        var household = Household.in("Alver");
        try (Visitor administrator = Browser.visitor()) {
            Page page = administrator
                    .logIn("admin.alver")
                    .open(RunningDemo.url("/devices/new"))
                    .page();
            administrator.looksRight("device-new");
            page.getByLabel("Modell").selectOption("Nordmåling Badevekt V3");
            page.getByLabel("Serienummer").fill(serial);
            button(page, "Registrer").click();
            assertThat(page.getByRole(AriaRole.HEADING).first())
                    .hasText("badevekt-v3-" + serial.toLowerCase(java.util.Locale.ROOT));
            administrator.looksRight("device-in-stock");

            button(page, "Nytt passord").click();
            assertThat(page.locator("#password")).isVisible();
            administrator.looksRight("device-password");
            page.getByText("Eg har skrive det inn").click();

            page.getByLabel("Fødselsnummer eller D-nummer").fill(household.number());
            button(page, "Lån ut til pasienten").click();
            assertThat(page.locator(".facts").first()).containsText("Tildelt");
            button(page, "Marker som levert").click();
            assertThat(page.locator(".facts").first()).containsText("Levert");
            administrator.looksRight("device-delivered");

            page.getByText("Mista, stole eller kassert").click();
            button(page, "Meld mista").click();
            assertThat(page.locator(".facts").first()).containsText("Stengd ute");
            assertThat(page.locator("body")).not().containsText(household.familyName());
            administrator.looksRight("device-lost");
        }
    }

    @Test
    void aReturnIsUndone() {
        var household = Household.in("Alver");
        try (Visitor administrator = Browser.visitor()) {
            Page page = administrator
                    .logIn("admin.alver")
                    .open(RunningDemo.url("/devices/new"))
                    .page();
            page.getByLabel("Linjer").fill(serial + ";Badevekt V3");
            button(page, "Registrer alle").click();
            page.getByLabel("Fødselsnummer eller D-nummer").fill(household.number());
            button(page, "Lån ut til pasienten").click();
            button(page, "Ta imot retur").click();
            assertThat(page.locator(".facts").first()).containsText("Levert tilbake");
            button(page, "Angre returen").click();
            assertThat(page.locator(".facts").first()).containsText("Tildelt");
        }
    }

    @Test
    void whatIsWrongIsSaid() {
        try (Visitor administrator = Browser.visitor()) {
            Page page = administrator
                    .logIn("admin.alver")
                    .open(RunningDemo.url("/devices/new"))
                    .page();
            page.getByLabel("Linjer").fill(serial + ";Hårtørkar");
            button(page, "Registrer alle").click();
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("Linje 1: Modellen er ikkje kjend.");
            administrator.looksRightThough("device-paste-wrong");
        }
    }

    @Test
    void theListIsFilteredAndAGatewayShowsWhatIsBeneathIt() {
        try (Visitor administrator = Browser.visitor()) {
            Page page = administrator
                    .logIn("admin.alver")
                    .open(RunningDemo.url("/devices?condition=BATTERY_LOW"))
                    .page();
            assertThat(page.locator(".worklist")).containsText("turid-termometer-2");
            administrator.looksRight("devices-battery");
            administrator.open(RunningDemo.url("/devices?text=finst-ikkje")).looksRight("devices-none");
            administrator.open(RunningDemo.url("/devices?text=heimportnar-1"));
            page.locator(".worklist a").first().click();
            assertThat(page.locator(".worklist")).containsText("turid-termometer");
            administrator.looksRight("device-gateway");
            administrator.open(RunningDemo.url("/devices/models")).looksRight("device-models");
            administrator.open(RunningDemo.url("/devices/kits")).looksRight("device-kits");
            page.locator(".worklist a").first().click();
            administrator.looksRight("device-kit");
        }
    }

    @Test
    void theNurseAsksForANewMeasurement() {
        var household = Household.in("Alver");
        try (HomeDevice device = household.device();
                Visitor nurse = Browser.visitor()) {
            Sql.run("""
                    UPDATE device d SET model_id = m.id FROM device_model m
                    WHERE d.name = ? AND m.controller = d.controller AND m.name = 'Badevekt V3'
                    """, device.name());
            Page page = nurse.logIn("heimeteneste.alver")
                    .open(RunningDemo.url("/patients/" + household.patient()))
                    .page();
            button(page, "Be om ny måling: Vekt").click();
            assertThat(page.getByText("sendt til utstyret")).isVisible();
            nurse.looksRight("patient-measure-again");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
