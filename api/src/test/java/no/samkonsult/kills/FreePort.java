package no.samkonsult.kills;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port on 127.0.0.1 that was free a moment ago, below those that systems give to outgoing connections: while its server is
 * away, no client may be given the same one, or even connect to itself.
 */
final class FreePort {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private FreePort() {}

    static int find() {
        int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        while (!isFree(port)) {
            port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        }
        return port;
    }

    static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
