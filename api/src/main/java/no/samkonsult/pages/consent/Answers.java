package no.samkonsult.pages.consent;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.net.URI;
import java.util.Map;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Problem;

/** The answers that all of these pages give. */
final class Answers {
    private Answers() {}

    static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }

    /** To a page that says that something was saved. */
    static HttpResponse<?> saved(String path) {
        return HttpResponse.seeOther(URI.create(path + "?saved=true"));
    }
}
