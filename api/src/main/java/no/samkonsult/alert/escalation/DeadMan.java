package no.samkonsult.alert.escalation;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody outside, every half minute, that readings are taken in and that alerts go from step to step. Whoever is told
 * calls people when it stays away: what has stopped cannot tell that it has.
 */
@Singleton
@Requires(property = "samkonsult.role.web", value = StringUtils.TRUE)
@Requires(property = "samkonsult.dead-man-url", pattern = ".+")
class DeadMan {
    private static final Logger LOG = LoggerFactory.getLogger(DeadMan.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Heartbeats heartbeats;
    private final Escalation escalation;
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    DeadMan(Heartbeats heartbeats, Escalation escalation, @Property(name = "samkonsult.dead-man-url") URI address) {
        this.heartbeats = heartbeats;
        this.escalation = escalation;
        this.address = address;
    }

    @Scheduled(initialDelay = "30s", fixedDelay = "30s")
    void tell() throws InterruptedException {
        if (!DeadManRules.isWell(heartbeats.sinceIntake(), heartbeats.sinceEscalation(), escalation.behind())) {
            LOG.error("the dead man's switch is not held: intake or escalation has stopped");
            return;
        }
        try {
            int status = client.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(TIMEOUT)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            if (status >= 300) {
                LOG.warn("the dead man's switch answered {}", status);
            }
        } catch (IOException unreachable) {
            LOG.warn("the dead man's switch cannot be reached: {}", unreachable.toString());
        }
    }
}
