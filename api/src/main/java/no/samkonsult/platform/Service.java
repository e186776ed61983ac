package no.samkonsult.platform;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.samkonsult.platform.tls.ServerCertificate;
import org.jspecify.annotations.Nullable;

/** The running service: the beans of its roles, and the HTTP server. Closing it stops taking work and then lets go. */
public final class Service implements AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Service(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Starts the service in some roles, with properties over those of {@code application.yml}, and with beans that exist
     * already, such as the servers of the demo.
     *
     * @throws CannotStart with one line for whoever started it
     */
    public static Service start(Set<ServiceRole> roles, Map<String, Object> properties, Object... beans) {
        var all = new HashMap<>(properties);
        roles.forEach(role -> all.put(role.property(), "true"));
        ApplicationContext context =
                ApplicationContext.builder().banner(false).properties(all).build();
        try {
            context.getEnvironment().start(); // only the properties: no role does anything before the schema is known
            Schema.requireCurrent(
                    context.getRequiredProperty("datasources.default.url", String.class),
                    context.getRequiredProperty("datasources.default.password", String.class));
            speakTls(context);
            Arrays.stream(beans).forEach(context::registerSingleton);
            context.start();
            return new Service(context, context.getBean(EmbeddedServer.class).start());
        } catch (RuntimeException failure) {
            context.close();
            throw explained(failure);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** A bean of the running service, for the parts of the demo and the tests that run beside it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public boolean isRunning() {
        return server.isRunning();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Gives every listener the certificate that the settings name, if they name one. */
    private static void speakTls(ApplicationContext context) {
        ServerCertificate.read(setting(context, "samkonsult.tls.certificate"), setting(context, "samkonsult.tls.key"))
                .ifPresent(certificate -> {
                    context.getEnvironment()
                            .addPropertySource(
                                    PropertySource.of("tls", Map.of("micronaut.server.ssl.enabled", "true")));
                    context.registerSingleton(
                            ServerCertificate.class, certificate, Qualifiers.byName(certificate.getName()));
                });
    }

    private static String setting(ApplicationContext context, String name) {
        return context.getProperty(name, String.class).orElse("");
    }

    private static RuntimeException explained(RuntimeException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart reason) {
                return reason;
            }
            if (cause instanceof BindException taken) {
                return new CannotStart("A port is in use: %s. Choose another.".formatted(taken.getMessage()), failure);
            }
        }
        return failure;
    }
}
