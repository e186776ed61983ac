package no.samkonsult.identity;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.platform.RedirectRules;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Logging in and out, for people and for programs. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LoginController {
    private static final String HOME = "/";

    private final Accounts accounts;
    private final Sessions sessions;
    private final OuterIssuers issuers;
    private final PublicAddress ownAddress;
    private final SessionTimes times;
    private final SessionCookie cookies;

    LoginController(
            Accounts accounts,
            Sessions sessions,
            OuterIssuers issuers,
            PublicAddress ownAddress,
            SessionTimes times,
            SessionCookie cookies) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.issuers = issuers;
        this.ownAddress = ownAddress;
        this.times = times;
        this.cookies = cookies;
    }

    @Serdeable
    record Credentials(
            @Nullable String username,
            @Nullable String password,
            @Nullable Role role,
            @Nullable UUID organisation) {}

    @Serdeable
    record Form(
            @Nullable String username,
            @Nullable String password,
            @Nullable String next) {}

    @Serdeable
    record Token(String access_token, String token_type, long expires_in) {}

    @Get("/login")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(Page page, @QueryValue(defaultValue = HOME) String next) {
        return loginPage(HttpStatus.OK, page, RedirectRules.ownPath(next), false, null);
    }

    @Post("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> token(HttpRequest<?> request, @Body Credentials given) {
        var wish = new Accounts.Wish(given.role(), given.organisation());
        return switch (accounts.logIn(attempt(request, given.username(), given.password()), wish)) {
            case LoginOutcome.LoggedIn(Sessions.Started session) ->
                HttpResponse.ok(
                        new Token(session.token(), "Bearer", times.length().toSeconds()));
            case LoginOutcome.Refused() ->
                Problem.of(HttpStatus.UNAUTHORIZED, "login-failed", "The user name or the password is wrong.")
                        .response();
            case LoginOutcome.NotTheirRole() ->
                Problem.ofField("role", "the account has no such role").response();
            case LoginOutcome.Locked(Duration wait) -> TooManyAttempts.problem(wait);
        };
    }

    @Post("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> logIn(HttpRequest<?> request, Page page, @Body Form form) {
        URI next = RedirectRules.ownPath(form.next() == null ? HOME : form.next());
        return switch (accounts.logIn(attempt(request, form.username(), form.password()))) {
            case LoginOutcome.LoggedIn(Sessions.Started session) ->
                HttpResponse.seeOther(session.leadingTo(next)).cookie(cookies.of(session.token()));
            case LoginOutcome.Refused(), LoginOutcome.NotTheirRole() ->
                loginPage(HttpStatus.UNAUTHORIZED, page, next, true, null);
            case LoginOutcome.Locked(Duration wait) ->
                loginPage(HttpStatus.TOO_MANY_REQUESTS, page, next, false, wait)
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        };
    }

    /** Here, and at the issuer where the login was: a page leads there, since a form may only lead to ourselves. */
    @Post("/logout")
    @Consumes(MediaType.ALL)
    HttpResponse<?> logOut(HttpRequest<?> request, Page page, Principal who) {
        LoginOrigin origin = sessions.origin(who);
        sessions.logOut(who);
        return issuers.logout(origin, ownAddress.of(request).resolve("/login"))
                .<MutableHttpResponse<?>>map(there -> page.withoutViewer()
                        .render("identity/logout", Map.of("address", there.toString()))
                        .toMutableResponse())
                .orElseGet(() -> HttpResponse.seeOther(URI.create("/login")))
                .cookie(cookies.none());
    }

    private static Accounts.Attempt attempt(
            HttpRequest<?> request, @Nullable String username, @Nullable String password) {
        return new Accounts.Attempt(
                given("username", username), given("password", password), Presented.addressOf(request));
    }

    private static String given(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidInput(field, "missing");
        }
        return value;
    }

    private MutableHttpResponse<?> loginPage(
            HttpStatus status, Page page, URI next, boolean failed, @Nullable Duration wait) {
        var login = new LoginPage(accounts.isOpen(), accounts.all(), issuers.choices(), failed, wait, next.toString());
        return page.render(status, "identity/login", Map.of("login", login)).toMutableResponse();
    }
}
