package no.samkonsult.deviceport;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import no.samkonsult.device.mqtt.MosquittoAccounts;
import no.samkonsult.registry.BrokerAccounts;

/** Devices' accounts at a Mosquitto broker, where its administrator is named. The demo's own broker needs none. */
@Singleton
@Requires(property = "samkonsult.broker.admin-url", pattern = ".+")
@Requires(property = "samkonsult.demo", notEquals = "true")
final class MosquittoBrokerAccounts implements BrokerAccounts {
    private final MosquittoAccounts accounts;

    MosquittoBrokerAccounts(
            @Value("${samkonsult.broker.admin-url}") URI address,
            @Value("${samkonsult.broker.ca}") String authorities,
            @Value("${samkonsult.broker.admin-user}") String administrator,
            @Value("${samkonsult.broker.admin-password}") String password) {
        accounts = new MosquittoAccounts(NamedBroker.of(address, authorities), administrator, password);
    }

    @Override
    public void grant(String device, String password) {
        reaching(() -> accounts.grant(device, password));
    }

    @Override
    public void revoke(String device) {
        reaching(() -> accounts.revoke(device));
    }

    private static void reaching(Runnable call) {
        try {
            call.run();
        } catch (IllegalStateException failure) {
            throw new UncheckedIOException(new IOException(failure.getMessage(), failure));
        }
    }
}
