package no.samkonsult.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long a session lasts.
 *
 * @param idle without anybody doing anything on a page
 * @param length at most
 * @param warning how long before the end a page asks whether to go on
 */
@ConfigurationProperties("samkonsult.session")
record SessionTimes(
        @Bindable(defaultValue = "PT30M") Duration idle,
        @Bindable(defaultValue = "PT10H") Duration length,
        @Bindable(defaultValue = "PT2M") Duration warning) {
    private static final int STEPS = 30;

    /** How exactly it is noted when somebody was last seen: a row is not to be written at every request. */
    Duration exactness() {
        return idle.dividedBy(STEPS);
    }
}
