package no.samkonsult.monitoring.limit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.template.Template;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a patient with where they come from and whose they are: in force, or proposed.
 *
 * @param author who confirmed them, or proposed them where nobody has
 * @param at when
 * @param awaits what the responsible doctor must say before they can be confirmed
 */
public record Known(
        LimitSet content,
        int kind,
        @Nullable String template,
        @Nullable BigDecimal target,
        @Nullable String source,
        String author,
        Instant at,
        Optional<Template.Target> awaits) {
    public int id() {
        return content.id();
    }

    public Draft draft() {
        return new Draft(kind, content, template, target, source == null ? "" : source);
    }
}
