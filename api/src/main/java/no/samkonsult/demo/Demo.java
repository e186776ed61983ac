package no.samkonsult.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import no.samkonsult.demo.region.DemoHistory;
import no.samkonsult.demo.region.DemoRegion;
import no.samkonsult.demo.region.Simulator;
import no.samkonsult.fhirport.FhirSurface;
import no.samkonsult.measurement.intake.MeasurementIntake;
import no.samkonsult.platform.Lifetime;
import no.samkonsult.platform.Schema;
import no.samkonsult.platform.Service;
import no.samkonsult.platform.ServiceRole;
import no.samkonsult.registry.DeviceRegister;

/** The whole service with its servers in one process: PostgreSQL, broker, all roles, the demo region and its simulator. */
public final class Demo implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final EmbeddedBroker broker;
    private final Service service;
    private final List<AutoCloseable> closing;

    /** Where the demo keeps its data and listens; port 0 takes a free one. */
    public record Settings(Path data, boolean fresh, int port, int fhirPort, int mqttPort, boolean simulator) {}

    private Demo(EmbeddedDatabase database, EmbeddedBroker broker, Service service, List<AutoCloseable> closing) {
        this.database = database;
        this.broker = broker;
        this.service = service;
        this.closing = closing;
    }

    /**
     * Starts everything; when it returns, pages, FHIR and MQTT answer.
     *
     * @throws no.samkonsult.platform.CannotStart with one line for whoever started it
     */
    public static Demo start(Settings settings) {
        var closing = new ArrayList<AutoCloseable>();
        try {
            return start(settings, closing);
        } catch (RuntimeException failure) {
            Lifetime.close(closing);
            throw failure;
        }
    }

    private static Demo start(Settings settings, List<AutoCloseable> closing) {
        LoopbackPort.reserve(settings.port(), "The web server");
        LoopbackPort.reserve(settings.fhirPort(), "The FHIR server");
        DataDirectory data = opened(closing, DataDirectory.open(settings.data(), settings.fresh()));
        EmbeddedDatabase database = opened(closing, EmbeddedDatabase.start(data.postgresql(), 0));
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        DemoRegion.load(database.url(), EmbeddedDatabase.APP_PASSWORD);
        EmbeddedBroker broker = opened(closing, EmbeddedBroker.start(data.broker(), settings.mqttPort()));
        MessageSimulator messages = opened(closing, MessageSimulator.start(MessageSimulator.WILLING));
        var properties = new HashMap<>(properties(settings, data, database, broker));
        properties.putAll(messages.properties());
        Service service =
                opened(closing, Service.start(EnumSet.allOf(ServiceRole.class), properties, broker, messages));
        DeviceRegister devices = service.bean(DeviceRegister.class);
        broker.admit(devices::mayLogIn);
        Clock clock = service.bean(Clock.class);
        messages.tell(service.port(), clock);
        DemoHistory.feed(
                database.url(), EmbeddedDatabase.APP_PASSWORD, service.bean(MeasurementIntake.class), clock.instant());
        if (settings.simulator()) {
            opened(closing, Simulator.start(broker.url(), clock, Simulator.PAUSE));
        }
        return new Demo(database, broker, service, closing);
    }

    private static Map<String, Object> properties(
            Settings settings, DataDirectory data, EmbeddedDatabase database, EmbeddedBroker broker) {
        return Map.ofEntries(
                Map.entry("samkonsult.demo", "true"),
                Map.entry("samkonsult.token-key", HexFormat.of().formatHex(data.tokenKey())),
                Map.entry("samkonsult.audit.head-directory", data.auditHeads().toString()),
                Map.entry("micronaut.server.port", settings.port() == 0 ? -1 : settings.port()),
                Map.entry("samkonsult.fhir.port", settings.fhirPort()),
                Map.entry("datasources.default.url", database.url()),
                Map.entry("datasources.default.password", EmbeddedDatabase.APP_PASSWORD),
                Map.entry("datasources.intake.url", database.url()),
                Map.entry("datasources.intake.password", EmbeddedDatabase.INTAKE_PASSWORD),
                Map.entry("samkonsult.broker.url", broker.url()),
                Map.entry("samkonsult.broker.user", broker.gatewayUser()),
                Map.entry("samkonsult.broker.password", broker.gatewayPassword()),
                Map.entry("samkonsult.broker.shared", "false"),
                Map.entry("samkonsult.calendars-inside", "localhost,127.0.0.1"));
    }

    /** Notes what must be closed: the one opened last first. */
    private static <T extends AutoCloseable> T opened(List<AutoCloseable> closing, T resource) {
        closing.addFirst(resource);
        return resource;
    }

    public int port() {
        return service.port();
    }

    public int fhirPort() {
        return service.bean(FhirSurface.class).port();
    }

    /** The broker's address, {@code tcp://127.0.0.1:port}. */
    public String brokerUrl() {
        return broker.url();
    }

    /** The database's address; tests look into it as any of the three roles. */
    public String databaseUrl() {
        return database.url();
    }

    /** A bean of the running service; tests ask it what cannot be asked from outside. */
    public <T> T bean(Class<T> type) {
        return service.bean(type);
    }

    @Override
    public void close() {
        Lifetime.close(closing);
    }
}
