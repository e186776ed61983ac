package no.samkonsult.kills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

/** What can happen to a site. Each strikes, lasts, and lets things be put right again. */
enum Fault {
    GATEWAY_KILLED("gateway kill -9") {
        @Override
        void strike(Scene scene) throws Exception {
            scene.gateway().process().kill();
            scene.awaitReadings();
            scene.gateway().start();
        }
    },
    BROKER_KILLED("broker kill -9") {
        @Override
        void strike(Scene scene) throws Exception {
            scene.broker().process().kill();
            scene.broker().start();
        }

        @Override
        boolean mayLoseWhatIsAcknowledged() {
            return true;
        }
    },
    DATABASE_STOPPED("PostgreSQL immediate stop") {
        @Override
        void strike(Scene scene) throws Exception {
            scene.database().stopImmediately();
            scene.database().start();
        }
    },
    DATABASE_AWAY("PostgreSQL away for %d s") {
        @Override
        void strike(Scene scene) throws Exception {
            scene.database().stopImmediately();
            scene.last();
            scene.database().start();
        }
    },
    BROKER_STALLED("broker stalled for %d s") {
        @Override
        void strike(Scene scene) {
            scene.broker().process().stall();
            scene.last();
            scene.broker().process().resume();
        }
    },
    GATEWAY_STALLED("gateway stalled for %d s") {
        @Override
        void strike(Scene scene) {
            scene.gateway().process().stall();
            scene.last();
            scene.gateway().process().resume();
        }
    },
    /** The gateway is away for longer than the broker keeps its session: the broker may drop what it has acknowledged. */
    SESSION_EXPIRED("session expired, gateway away for %d s") {
        private static final String EXPIRY = "1s";

        @Override
        void strike(Scene scene) throws Exception {
            scene.gateway().process().kill();
            scene.gateway().start(Map.of("SAMKONSULT_BROKER_SESSION_EXPIRY", EXPIRY));
            scene.awaitLife();
            scene.gateway().process().kill();
            scene.last();
            scene.gateway().start();
            await().atMost(ChildProcess.PATIENCE)
                    .until(() -> scene.gateway().process().output().contains("session resumed: "));
            assertThat(scene.gateway().sessionsMissing()).isPositive();
        }

        @Override
        boolean mayLoseWhatIsAcknowledged() {
            return true;
        }
    },
    /** Each takes the session from the other, again and again. */
    SAME_CLIENT_ID("two gateways with one client id") {
        @Override
        void strike(Scene scene) throws Exception {
            double before = scene.gateway().messages();
            try (Gateway other = scene.site().another("1")) {
                await().atMost(ChildProcess.PATIENCE)
                        .until(() -> other.messages() > 0 && scene.gateway().messages() > before);
                scene.last();
                assertThat(scene.gateway().reconnects()).isPositive();
            }
        }
    },
    /** The dead one's session holds messages until it returns. */
    ONE_OF_TWO_KILLED("one of two sharing gateways kill -9") {
        @Override
        void strike(Scene scene) throws Exception {
            Gateway other = scene.site().another("2");
            scene.afterwards().add(other);
            await().atMost(ChildProcess.PATIENCE).until(() -> other.messages() > 0);
            other.process().kill();
            scene.awaitLife();
            other.start();
            // its session must not go on taking its share when it is gone for good
            scene.afterwards().addFirst(() -> SessionEnd.of(scene.broker(), Broker.GATEWAY, Broker.GATEWAY + "/2"));
        }

        @Override
        boolean isPossibleWith(BrokerKind broker) {
            return broker.isShared();
        }
    },
    CLOCK_JUMPS("clock jumps ±1 h") {
        @Override
        void strike(Scene scene) throws Exception {
            for (Duration offset : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO}) {
                scene.gateway().setClock(offset);
                scene.awaitLife();
            }
        }
    },
    POISON("poison at the head") {
        @Override
        void strike(Scene scene) throws Exception {
            Poison.strike(scene);
        }
    },
    /** Only on a site whose database lies on a disk that can be filled. */
    DISK_FULL("disk of PostgreSQL full for %d s") {
        @Override
        void strike(Scene scene) throws Exception {
            double before = scene.gateway().failedBatches();
            SmallDisk disk = (SmallDisk) scene.database().disk();
            disk.fill();
            await().atMost(ChildProcess.PATIENCE).until(() -> scene.gateway().failedBatches() > before);
            scene.last();
            disk.free();
            scene.database().revive();
        }

        @Override
        boolean isPossibleWith(BrokerKind broker) {
            return false;
        }
    };

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    abstract void strike(Scene scene) throws Exception;

    /** Whether MQTT allows a broker to lose in this what it has acknowledged; a device that resends loses nothing. */
    boolean mayLoseWhatIsAcknowledged() {
        return false;
    }

    /** Whether a site that is nothing special can be struck. */
    boolean isPossibleWith(BrokerKind broker) {
        return true;
    }

    /** Its name, with its length where it has one. */
    String title(Duration lasting) {
        return title.formatted(lasting.toSeconds());
    }
}
