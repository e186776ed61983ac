package no.samkonsult.demo;

import java.nio.file.Path;

/** The embedded broker in a process of its own, to be killed: {@code FOLDER PORT GATEWAY_PASSWORD DEVICE_PASSWORD}. */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        var broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), arguments[2]);
        broker.admit((_, password) -> password.equals(arguments[3]));
        Thread.currentThread().join();
    }
}
