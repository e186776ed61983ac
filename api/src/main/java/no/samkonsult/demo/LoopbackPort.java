package no.samkonsult.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import no.samkonsult.platform.CannotStart;

/** A port on 127.0.0.1, tried before a server is started on it: the servers themselves tell of a taken port late or not at all. */
final class LoopbackPort {
    static final String ADDRESS = "127.0.0.1";

    private LoopbackPort() {}

    /** The wanted port, or one that is free where 0 is wanted. */
    static int reserve(int wanted, String server) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(ADDRESS, wanted));
            return socket.getLocalPort();
        } catch (BindException taken) {
            throw new CannotStart("Port %d on %s is in use: %s cannot start".formatted(wanted, ADDRESS, server), taken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
