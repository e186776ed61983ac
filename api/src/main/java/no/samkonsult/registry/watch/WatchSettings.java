package no.samkonsult.registry.watch;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When a device is missed, and when the cause is another.
 *
 * @param offlineGrace how long a connection may be lost before anybody is told: a home's network comes and goes
 * @param settling how long after a lost connection to the broker devices are left to send what they kept
 * @param many how many may fall silent in one round, each by itself
 */
@ConfigurationProperties("samkonsult.devices")
public record WatchSettings(
        @Bindable(defaultValue = "5m") Duration offlineGrace,
        @Bindable(defaultValue = "15m") Duration settling,
        @Bindable(defaultValue = "20") int many) {}
