package no.samkonsult.deviceport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import no.samkonsult.device.topic.DeviceId;
import no.samkonsult.measurement.command.CommandQueue;
import no.samkonsult.registry.watch.Watch;

/** Sends devices what they are asked for, and says that this process is connected to the broker, where it is. */
@Singleton
@Requires(property = "samkonsult.role.gateway", value = "true")
class CommandSending {
    private final Gateway gateway;
    private final CommandQueue queue;
    private final Watch watch;
    private final String clientId;

    CommandSending(
            Gateway gateway,
            CommandQueue queue,
            Watch watch,
            @Value("${samkonsult.broker.client-id}") String clientId) {
        this.gateway = gateway;
        this.queue = queue;
        this.watch = watch;
        this.clientId = clientId;
    }

    @Scheduled(fixedDelay = "1s")
    void send() throws InterruptedException {
        if (!gateway.connected()) {
            return;
        }
        for (CommandQueue.Due command : queue.claim()) {
            if (gateway.command(new DeviceId(command.device()), command.body().getBytes(UTF_8))) {
                queue.sent(command);
            }
        }
    }

    @Scheduled(fixedDelay = "10s")
    void beat() {
        if (gateway.connected()) {
            watch.connected(clientId);
        }
    }
}
