package no.samkonsult.identity;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.platform.RedirectRules;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Logging in and out, for people and for programs. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LoginController {
    private static final String HOME = "/";

    private final Sessions sessions;
    private final boolean secure;

    LoginController(Sessions sessions, @Value("${samkonsult.demo:false}") boolean demo) {
        this.sessions = sessions;
        secure = !demo;
    }

    @Serdeable
    record Credentials(
            @Nullable String username,
            @Nullable String password,
            @Nullable String next) {}

    @Serdeable
    record Token(String access_token, String token_type, long expires_in) {}

    @Get("/login")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(Page page, @QueryValue(defaultValue = HOME) String next) {
        return loginPage(HttpStatus.OK, page, RedirectRules.ownPath(next).toString(), false);
    }

    @Post("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> token(HttpRequest<?> request, @Body Credentials credentials) {
        return logIn(request, credentials)
                .<HttpResponse<?>>map(token -> HttpResponse.ok(new Token(token, "Bearer", Sessions.LENGTH.toSeconds())))
                .orElseGet(() -> Problem.of(
                                HttpStatus.UNAUTHORIZED, "login-failed", "The user name or the password is wrong.")
                        .response());
    }

    @Post("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> logIn(HttpRequest<?> request, Page page, @Body Credentials credentials) {
        URI next = RedirectRules.ownPath(credentials.next() == null ? HOME : credentials.next());
        return logIn(request, credentials)
                .<HttpResponse<?>>map(token -> HttpResponse.seeOther(next).cookie(cookie(token)))
                .orElseGet(() -> loginPage(HttpStatus.UNAUTHORIZED, page, next.toString(), true));
    }

    @Post("/logout")
    @Consumes(MediaType.ALL)
    HttpResponse<?> logOut(Principal who) {
        sessions.logOut(who);
        return HttpResponse.seeOther(URI.create("/login")).cookie(cookie("").maxAge(0));
    }

    private Optional<String> logIn(HttpRequest<?> request, Credentials credentials) {
        return sessions.logIn(
                given("username", credentials.username()),
                given("password", credentials.password()),
                request.getRemoteAddress().getAddress().getHostAddress());
    }

    private static String given(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidInput(field, "missing");
        }
        return value;
    }

    private HttpResponse<?> loginPage(HttpStatus status, Page page, String next, boolean failed) {
        return page.render(
                status, "identity/login", Map.of("login", new LoginPage(sessions.demoAccounts(), failed, next)));
    }

    private Cookie cookie(String token) {
        return Cookie.of(Authentication.COOKIE, token)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .path(HOME)
                .maxAge(Sessions.LENGTH);
    }
}
