package no.samkonsult.alert.missing;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What a site may decide about what is missing. No published figure was found for how long to wait for a patient who measures
 * daily: these are Samkonsult's own.
 *
 * @param reminders how often a patient is reminded before the desk is asked to call
 * @param apart how long each reminder is given
 */
@ConfigurationProperties("samkonsult.missing")
record MissingSettings(
        @Bindable(defaultValue = "2") int reminders,
        @Bindable(defaultValue = "2h") Duration apart) {
    MissingSettings {
        if (reminders < 0 || apart.isNegative() || apart.isZero()) {
            throw new IllegalArgumentException(
                    "samkonsult.missing: reminders %d (0 or more), apart %s (longer than nothing)"
                            .formatted(reminders, apart));
        }
    }
}
