package no.samkonsult.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samkonsult.demo.EmbeddedBroker;
import no.samkonsult.device.mqtt.LoadConnection;
import no.samkonsult.device.topic.DeviceId;

/** The broker that readings go through: the demo's own, a Mosquitto of this machine, or one that runs already. */
sealed interface LoadBroker extends AutoCloseable {
    /** A user name and its password. */
    record Account(String user, String password) {}

    URI url();

    Account gateway();

    /** Whether other gateways may share the messages. */
    boolean shared();

    /** How many devices the load has. */
    int devices();

    /** Connections that share the devices: device n sends over connection n modulo their number. */
    List<LoadConnection> connect(List<DeviceId> devices) throws IOException;

    /** The process to charge with the broker's work, where it is not this one and was started for the benchmark. */
    Optional<ProcessHandle> process();

    @Override
    void close() throws IOException;

    static LoadBroker start(String name, Path folder) throws IOException {
        return switch (name) {
            case "embedded" -> Embedded.start(folder.resolve("broker"));
            case "mosquitto" -> Outer.of(Mosquitto.start(folder));
            default -> new Outer(URI.create(name), account(), Optional.empty(), () -> {});
        };
    }

    private static Account account() {
        return new Account(
                System.getenv().getOrDefault("SAMKONSULT_BROKER_USER", "samkonsult-gateway"),
                System.getenv().getOrDefault("SAMKONSULT_BROKER_PASSWORD", ""));
    }

    /** The demo's broker, which lets a device write its own topics only: each has a connection of its own. */
    record Embedded(EmbeddedBroker broker) implements LoadBroker {
        private static final String PASSWORD = "load";

        static Embedded start(Path folder) {
            var broker = EmbeddedBroker.start(folder, 0);
            broker.admit((_, password) -> password.equals(PASSWORD));
            return new Embedded(broker);
        }

        @Override
        public URI url() {
            return URI.create(broker.url());
        }

        @Override
        public Account gateway() {
            return new Account(broker.gatewayUser(), broker.gatewayPassword());
        }

        @Override
        public boolean shared() {
            return false;
        }

        @Override
        public Optional<ProcessHandle> process() {
            return Optional.empty();
        }

        @Override
        public int devices() {
            return 200;
        }

        @Override
        public List<LoadConnection> connect(List<DeviceId> devices) throws IOException {
            var connections = new ArrayList<LoadConnection>();
            for (DeviceId device : devices) {
                connections.add(LoadConnection.open(url(), device.value(), device.value(), PASSWORD));
            }
            return connections;
        }

        @Override
        public void close() {
            broker.close();
        }
    }

    /** A broker in a process of its own, where one account may write for all devices. */
    record Outer(URI url, Account gateway, Optional<ProcessHandle> process, Closing closing) implements LoadBroker {
        private static final int CONNECTIONS = 4;

        /** Ends what was started for the benchmark. */
        @FunctionalInterface
        interface Closing {
            void close();
        }

        static Outer of(Mosquitto mosquitto) {
            return new Outer(
                    mosquitto.url(),
                    mosquitto.account(),
                    Optional.of(mosquitto.process().toHandle()),
                    mosquitto::close);
        }

        @Override
        public boolean shared() {
            return true;
        }

        @Override
        public int devices() {
            return 1_000;
        }

        @Override
        public List<LoadConnection> connect(List<DeviceId> devices) throws IOException {
            var connections = new ArrayList<LoadConnection>();
            for (int number = 0; number < CONNECTIONS; number++) {
                connections.add(LoadConnection.open(url, gateway.user(), "publisher/" + number, gateway.password()));
            }
            return connections;
        }

        @Override
        public void close() {
            closing.close();
        }
    }
}
