package no.samkonsult.deviceport;

import java.net.URI;
import no.samkonsult.device.mqtt.Broker;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.platform.tls.Trust;

/** The broker as the settings name it. */
final class NamedBroker {
    private static final String AUTHORITIES = "SAMKONSULT_BROKER_CA";

    private NamedBroker() {}

    /**
     * Trusted by the authorities of a PEM file, or by those of the JVM where none is named.
     *
     * @throws CannotStart where a file is named that nobody would ask, since the address is without TLS
     */
    static Broker of(URI address, String authorities) {
        if (authorities.isEmpty()) {
            return Broker.at(address);
        }
        if (!"ssl".equals(address.getScheme())) {
            throw new CannotStart("%s is set, but the broker's address is %s: it must begin with ssl://"
                    .formatted(AUTHORITIES, address));
        }
        return new Broker(address, Trust.in(AUTHORITIES, authorities));
    }
}
