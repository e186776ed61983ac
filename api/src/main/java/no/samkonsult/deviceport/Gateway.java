package no.samkonsult.deviceport;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import no.samkonsult.device.ReadingSink;
import no.samkonsult.device.decode.Decoders;
import no.samkonsult.device.decode.vendor.Mappings;
import no.samkonsult.device.mqtt.GatewayMetrics;
import no.samkonsult.device.mqtt.MqttGateway;
import no.samkonsult.device.mqtt.MqttGatewaySettings;
import no.samkonsult.platform.Page;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The MQTT intake of this process: runs while the process does, and says whether the broker is there. */
@Context
@Readiness
@Requires(property = "samkonsult.role.gateway", value = "true")
final class Gateway implements HealthIndicator {
    private final MqttGateway gateway;

    Gateway(
            @Value("${samkonsult.broker.url}") URI address,
            @Value("${samkonsult.broker.ca}") String authorities,
            @Value("${samkonsult.broker.client-id}") String clientId,
            @Value("${samkonsult.broker.user}") String user,
            @Value("${samkonsult.broker.password}") String password,
            @Value("${samkonsult.broker.shared}") boolean shared,
            ReadingSink sink,
            Mappings mappings,
            Clock clock,
            MeterRegistry meters) {
        MqttGatewaySettings settings =
                MqttGatewaySettings.of(NamedBroker.of(address, authorities), clientId, user, password);
        gateway = new MqttGateway(
                shared ? settings : settings.alone(),
                sink,
                Decoders.nativeJson().with(mappings, Page.ZONE),
                clock);
        publish(meters);
        gateway.start();
    }

    @Override
    public Publisher<HealthResult> getResult() {
        HealthStatus status = gateway.connected() ? HealthStatus.UP : HealthStatus.DOWN;
        return Mono.just(HealthResult.builder("broker", status).build());
    }

    @PreDestroy
    void close() {
        gateway.close();
    }

    private void publish(MeterRegistry meters) {
        gauge(meters, "samkonsult.gateway.window", GatewayMetrics::windowUse);
        gauge(
                meters,
                "samkonsult.gateway.oldest.seconds",
                each -> each.oldestUnacknowledged().toMillis() / 1_000.0);
        counter(meters, "samkonsult.gateway.messages", GatewayMetrics::messages);
        counter(meters, "samkonsult.gateway.batches", GatewayMetrics::batches);
        counter(meters, "samkonsult.gateway.failed.batches", GatewayMetrics::failedBatches);
        counter(
                meters,
                "samkonsult.gateway.commit.seconds",
                each -> each.commitTime().toMillis() / 1_000.0);
        counter(meters, "samkonsult.gateway.reconnects", GatewayMetrics::reconnects);
        counter(meters, "samkonsult.gateway.sessions.missing", GatewayMetrics::sessionsMissing);
        counter(meters, "samkonsult.gateway.express", GatewayMetrics::express);
        counter(meters, "samkonsult.gateway.overflowed", GatewayMetrics::overflowed);
    }

    private void gauge(MeterRegistry meters, String name, ToDoubleFunction<GatewayMetrics> value) {
        Gauge.builder(name, gateway, each -> value.applyAsDouble(each.metrics()))
                .register(meters);
    }

    private void counter(MeterRegistry meters, String name, ToDoubleFunction<GatewayMetrics> value) {
        FunctionCounter.builder(name, gateway, each -> value.applyAsDouble(each.metrics()))
                .register(meters);
    }
}
