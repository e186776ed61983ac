package no.samkonsult.platform;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Builds the {@link Page} of a request: language from the reader's choice, else from the browser. */
@Singleton
final class PageBinder implements TypedRequestArgumentBinder<Page> {
    /** The cookie in which the reader's choice of language is kept. */
    static final String LANGUAGE_COOKIE = "language";

    private final String disclaimer;
    private final Clock clock;

    PageBinder(@Value("${samkonsult.disclaimer:not-ce-marked}") String disclaimer, Clock clock) {
        this.disclaimer = disclaimer;
        this.clock = clock;
    }

    @Override
    public Argument<Page> argumentType() {
        return Argument.of(Page.class);
    }

    @Override
    public BindingResult<Page> bind(ArgumentConversionContext<Page> context, HttpRequest<?> request) {
        return () -> Optional.of(pageOf(request));
    }

    Page pageOf(HttpRequest<?> request) {
        return new Page(
                Texts.in(language(request)),
                request.getAttribute(Authenticated.ATTRIBUTE, Authenticated.class)
                        .map(Authenticated::viewer)
                        .orElse(null),
                request.getPath(),
                request.getHeaders().contains("HX-Request"),
                disclaimer,
                clock.instant());
    }

    private static String language(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(LANGUAGE_COOKIE)
                .map(Cookie::getValue)
                .orElseGet(() -> request.getLocale().map(Locale::getLanguage).orElse("nn"));
    }
}
