package no.samkonsult.deviceport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import no.samkonsult.device.decode.NotNowException;
import no.samkonsult.device.topic.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Sparkplug edge nodes to announce everything again (Sparkplug 3.0.0, Node Control/Rebirth), where something came that no birth
 * explains. What the broker does not take is asked again when more of it comes.
 */
@Singleton
@Requires(property = "samkonsult.role.gateway", value = "true")
class RebirthSending {
    private static final Logger log = LoggerFactory.getLogger(RebirthSending.class);

    private final Gateway gateway;
    private final BirthTable births;

    RebirthSending(Gateway gateway, BirthTable births) {
        this.gateway = gateway;
        this.births = births;
    }

    @Scheduled(fixedDelay = "2s")
    void send() throws InterruptedException {
        if (!gateway.connected()) {
            return;
        }
        try {
            for (BirthTable.Rebirth rebirth : births.claimRebirthsDue()) {
                gateway.command(
                        new DeviceId(rebirth.gateway()), rebirth.command().getBytes(UTF_8));
            }
        } catch (NotNowException unavailable) {
            log.warn(
                    "Edge nodes are not asked for their births yet: {}",
                    unavailable.getClass().getSimpleName());
        }
    }
}
