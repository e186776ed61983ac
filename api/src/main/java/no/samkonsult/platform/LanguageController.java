package no.samkonsult.platform;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;

/** Remembers the language that the reader chose, and takes them back to where they stood. */
@Controller("/language")
final class LanguageController {
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Post("/{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> choose(String code, String next) {
        Cookie choice = Cookie.of(PageBinder.LANGUAGE_COOKIE, Texts.in(code).language())
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .sameSite(SameSite.Lax);
        return HttpResponse.seeOther(RedirectRules.ownPath(next)).cookie(choice);
    }
}
