package no.samkonsult.identity;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The cookies of a browser: no script reads them, no other site sends them with a form, and none leaves TLS outside a demo. */
@Singleton
public final class SessionCookie {
    private static final String NAME = "session";

    private final SessionTimes times;
    private final boolean secure;

    SessionCookie(SessionTimes times, @Value("${samkonsult.demo:false}") boolean demo) {
        this.times = times;
        secure = !demo;
    }

    static Optional<String> tokenOf(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue);
    }

    public Cookie of(String token) {
        return of(NAME, token, times.length());
    }

    Cookie none() {
        return of(NAME, "", Duration.ZERO);
    }

    /** A cookie of another name, held to the same. */
    public Cookie of(String name, String value, Duration age) {
        return Cookie.of(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .path("/")
                .maxAge(age);
    }
}
