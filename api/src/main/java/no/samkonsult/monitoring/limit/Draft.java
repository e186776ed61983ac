package no.samkonsult.monitoring.limit;

import java.math.BigDecimal;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/**
 * Limits as somebody would have them.
 *
 * @param kind as the database numbers kinds
 * @param content the id in it means nothing
 * @param template what they began from, such as {@code heart-failure/1}
 * @param target what the numbers were reckoned from: dry weight, a floor
 * @param source where the numbers come from
 */
public record Draft(
        int kind,
        LimitSet content,
        @Nullable String template,
        @Nullable BigDecimal target,
        String source) {}
