package no.samkonsult.scheduling.advice;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.util.Map;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Problem;
import no.samkonsult.scheduling.advice.IdentityNumberRules.Found;

/** What pages of advice have in common. */
final class AdvicePages {
    private AdvicePages() {}

    /** What to do about digits that cannot be sent as they are. */
    static String digits(Page page, Found found) {
        return page.text(found == Found.IDENTITY_NUMBER ? "advice.identity-number" : "advice.eleven-digits");
    }

    static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
