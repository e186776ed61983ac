package no.samkonsult.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import no.samkonsult.Keycloak;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logging in and out at a real Keycloak, in a real browser. */
final class IssuerLoginTest {
    @BeforeAll
    static void start() {
        Keycloak.run();
    }

    @Test
    void whoHasSeveralRolesChoosesOneAndLogsOutAtBothEnds() {
        try (Visitor doctor = Browser.visitor()) {
            Page page = logIn(doctor, "HelseID", "fastlege.knarvik");
            assertThat(page).hasURL(RunningDemo.url("/role?next=%2Fpatients"));
            doctor.looksRight("role");

            page.getByText("Alver sjukeheim").click();
            assertThat(page).hasURL(RunningDemo.url("/patients"));
            assertThat(page.locator(".account-for")).hasText("Alver sjukeheim");
            doctor.hasNoComplaints();

            page.locator("details.account summary").click();
            page.getByText("Logg ut").first().click();
            page.waitForURL(RunningDemo.url("/login"));
            doctor.open(RunningDemo.url("/patients"));
            assertThat(heading(page)).hasText("Logg inn");

            page.getByText("Logg inn med HelseID").click();
            assertThat(page.locator("#username")).isVisible();
        }
    }

    @Test
    void theRoleCanBeChangedFromAnyPage() {
        try (Visitor doctor = Browser.visitor()) {
            Page page = logIn(doctor, "HelseID", "fastlege.knarvik");
            page.getByText("Knarvik legekontor").click();
            assertThat(page.locator(".account-for")).hasText("Knarvik legekontor");

            page.locator("details.account summary").click();
            page.getByText("Byt rolle").click();
            doctor.looksRight("role-change");
            page.getByText("Alver sjukeheim").click();

            assertThat(page).hasURL(RunningDemo.url("/patients"));
            assertThat(page.locator(".account-for")).hasText("Alver sjukeheim");
        }
    }

    @Test
    void aPatientLogsInByIdPorten() {
        try (Visitor patient = Browser.visitor()) {
            Page page = logIn(patient, "ID-porten", "pasient.anna");
            assertThat(page.locator(".account-name")).hasText("Anna Strømsnes");
            assertThat(page.locator(".account-for")).hasText("Pasient");
        }
    }

    @Test
    void staffAreNobodyToTheIssuerOfInhabitants() {
        try (Visitor doctor = Browser.visitor()) {
            Page page = logIn(doctor, "ID-porten", "fastlege.knarvik");
            assertThat(heading(page)).hasText("Du kom ikkje inn");
            assertThat(page.locator("code")).hasText("unknown-person");
            doctor.looksRightThough("refused");
        }
    }

    @Test
    void whoIsUnknownAndWhoLoggedInTooWeaklyAreToldApart() {
        try (Visitor unknown = Browser.visitor();
                Visitor weak = Browser.visitor()) {
            assertThat(logIn(unknown, "HelseID", "ukjend").locator("code")).hasText("unknown-person");
            assertThat(logIn(weak, "HelseID", "sjukeheimslege.alver").locator("code"))
                    .hasText("level-too-low");
        }
    }

    @Test
    void aWeakLoginIsEnoughForWhoSeesNoHealthData() {
        try (Visitor administrator = Browser.visitor()) {
            Page page = logIn(administrator, "HelseID", "admin.alver");
            assertThat(page.locator(".account-for")).hasText("Alver kommune");
        }
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForIsRefused() {
        try (Visitor visitor = Browser.visitor()) {
            visitor.open(RunningDemo.url("/login/helseid/callback?state=made-up&code=made-up"));
            assertThat(visitor.page().locator("code")).hasText("wrong-state");
        }
    }

    @Test
    void logoutAtTheIssuerEndsTheSessionHere() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = logIn(nurse, "HelseID", "heimeteneste.alver");
            assertThat(page).hasURL(RunningDemo.url("/patients"));

            page.navigate(Keycloak.realm("samkonsult") + "/protocol/openid-connect/logout");
            page.locator("[type=submit]").click();
            page.waitForLoadState();

            nurse.open(RunningDemo.url("/patients"));
            assertThat(heading(page)).hasText("Logg inn");
        }
    }

    @Test
    void nobodyElseCanEndASessionInTheIssuersName() {
        var refused = RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url("/logout/issuer/helseid")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + Keycloak.token("journal", "fastlege.knarvik"))));
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void theTokenOfTheIssuerIsForgottenWithTheSession() {
        try (Visitor nurse = Browser.visitor()) {
            Page page = logIn(nurse, "HelseID", "spesialist.haukeland");
            assertThat(page).hasURL(RunningDemo.url("/patients"));
            assertThat(page.context().cookies())
                    .filteredOn(cookie -> cookie.name.equals("session"))
                    .extracting((Cookie cookie) -> cookie.httpOnly)
                    .containsExactly(true);
            page.locator("details.account summary").click();
            page.getByText("Logg ut").first().click();
            page.waitForURL(RunningDemo.url("/login"));
            assertThat(Sql.column("SELECT count(*) FROM session WHERE ended_at IS NOT NULL AND id_token IS NOT NULL"))
                    .containsExactly("0");
        }
    }

    /** Ends at the page one wanted, at the choice of a role, or at the page that says why not. */
    private static Page logIn(Visitor visitor, String issuer, String username) {
        Page page = visitor.open(RunningDemo.url("/patients")).page();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(issuer)).click();
        page.locator("#username").fill(username);
        page.locator("#password").fill("demo");
        page.locator("[type=submit]").click();
        page.waitForURL(url -> url.startsWith(RunningDemo.url("")));
        return page;
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING).first();
    }
}
