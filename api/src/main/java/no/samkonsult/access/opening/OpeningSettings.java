package no.samkonsult.access.opening;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long an exception lasts, and how often one may try.
 *
 * @param reasoned how long a grunngjeven opning lasts: a shift, unless set otherwise
 * @param emergency how long nødtilgang lasts
 * @param attemptsPerHour of one person, found or not
 */
@ConfigurationProperties("samkonsult.opening")
public record OpeningSettings(
        @Bindable(defaultValue = "8h") Duration reasoned,
        @Bindable(defaultValue = "1h") Duration emergency,
        @Bindable(defaultValue = "20") int attemptsPerHour) {
    /** How long an exception of a grade lasts. */
    public Duration lasts(Grade grade) {
        return switch (grade) {
            case REASONED_OPENING -> reasoned;
            case EMERGENCY -> emergency;
        };
    }
}
