package no.samkonsult.access.consent;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** A text that one agrees to, in one version and language. A version that somebody has agreed to never changes. */
@Introspected
public record ConsentText(String kind, short version, String language, String title, String body) {
    public List<String> paragraphs() {
        return body.lines().toList();
    }
}
