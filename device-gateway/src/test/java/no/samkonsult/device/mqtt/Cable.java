package no.samkonsult.device.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network cable between gateway and broker that a test can cut; the next connection goes through again. */
final class Cable implements AutoCloseable {
    private final URI broker;
    private final ServerSocket end;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Cable(URI broker, ServerSocket end) {
        this.broker = broker;
        this.end = end;
    }

    static Cable to(URI broker) throws IOException {
        Cable cable = new Cable(broker, new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread.startVirtualThread(cable::accept);
        return cable;
    }

    URI address() {
        return URI.create("tcp://127.0.0.1:" + end.getLocalPort());
    }

    void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        end.close();
        cut();
    }

    private void accept() {
        try {
            while (!end.isClosed()) {
                Socket near = end.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), broker.getPort());
                sockets.addAll(List.of(near, far));
                Thread.startVirtualThread(() -> carry(near, far));
                Thread.startVirtualThread(() -> carry(far, near));
            }
        } catch (IOException closed) {
            if (!end.isClosed()) {
                throw new IllegalStateException(closed);
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) { // what a cut cable is for
            sockets.removeAll(List.of(from, to));
        }
    }
}
