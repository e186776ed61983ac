package no.samkonsult.device.mqtt;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * Where a broker is, and by which certificates it is known.
 *
 * @param address {@code tcp://host:port} or {@code ssl://host:port}
 * @param trust asked where the address is {@code ssl://}
 */
public record Broker(URI address, SSLContext trust) {
    /** A broker whose certificate the JVM trusts, if it has one. */
    public static Broker at(URI address) {
        try {
            return new Broker(address, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no TLS", impossible);
        }
    }

    SocketFactory sockets() {
        return "ssl".equals(address.getScheme()) ? new PromptTlsSockets(trust.getSocketFactory()) : new PromptSockets();
    }

    /** The address, which is all that may be told of it. */
    @Override
    public String toString() {
        return address.toString();
    }
}
