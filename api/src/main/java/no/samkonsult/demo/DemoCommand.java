package no.samkonsult.demo;

import java.nio.file.Path;
import java.util.List;
import no.samkonsult.platform.Lifetime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs everything on this machine, with a demo region: fictional people and synthetic identity numbers. */
@Command(
        name = "demo",
        description = "Runs everything embedded on 127.0.0.1, with a fictional region. Not for real data.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Runnable {
    @Option(names = "--port", defaultValue = "8080", description = "Port of pages and REST (default ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--fhir-port", defaultValue = "8081", description = "Port of FHIR (default ${DEFAULT-VALUE}).")
    int fhirPort;

    @Option(names = "--mqtt-port", defaultValue = "1883", description = "Port of MQTT (default ${DEFAULT-VALUE}).")
    int mqttPort;

    @Option(
            names = "--data",
            defaultValue = "${env:SAMKONSULT_DATA:-.samkonsult/demo}",
            description = "Where everything is kept (default ${DEFAULT-VALUE}).")
    Path data = Path.of(".samkonsult/demo");

    @Option(names = "--fresh", description = "Forgets what was kept there and begins anew.")
    boolean fresh;

    @Option(names = "--no-simulator", description = "Leaves out the patients' devices that measure by themselves.")
    boolean withoutSimulator;

    @Override
    public void run() {
        Demo demo = Demo.start(
                new Demo.Settings(data.toAbsolutePath(), fresh, port, fhirPort, mqttPort, !withoutSimulator));
        System.out.printf("Samkonsult is ready: http://localhost:%d%n", demo.port());
        Lifetime.untilStopped(List.of(demo));
    }
}
