package no.samkonsult.deviceport;

import java.net.URI;
import no.samkonsult.device.mqtt.MosquittoAccounts;
import no.samkonsult.platform.CannotStart;

/** The gateway's own account at a Mosquitto broker: made when an installation is, and again when its rights have changed. */
public final class GatewayAccount {
    private GatewayAccount() {}

    /**
     * Denies everybody everything that is not granted, and lets the gateway read what devices write and answer them.
     *
     * @param authorities the PEM file of those who vouch for the broker; empty where the JVM knows them
     * @throws CannotStart where the broker cannot be reached or refuses its administrator
     */
    public static void provision(
            URI address,
            String authorities,
            String administrator,
            String administratorPassword,
            String user,
            String password) {
        try {
            new MosquittoAccounts(NamedBroker.of(address, authorities), administrator, administratorPassword)
                    .provisionGateway(user, password);
        } catch (IllegalStateException failure) {
            throw new CannotStart("The broker has no account for the gateway: " + failure.getMessage(), failure);
        }
    }
}
