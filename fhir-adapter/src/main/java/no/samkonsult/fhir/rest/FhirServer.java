package no.samkonsult.fhir.rest;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import no.samkonsult.fhir.Authenticator;
import no.samkonsult.fhir.Ports;
import no.samkonsult.fhir.map.R4;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The FHIR R4 endpoint, at {@code /fhir}. A Jetty of its own, because HAPI's server is a servlet; virtual threads, because the ports block. */
public final class FhirServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FhirServer.class);
    private static final long STOP_MILLISECONDS = 5_000;

    private static final FhirContext CONTEXT = R4.context();

    private final Server server = new Server(new VirtualThreadPool());
    private final ServerConnector connector;
    private final @Nullable ServerConnector managementConnector;

    public FhirServer(FhirServerSettings settings, Authenticator authenticator, Ports ports) {
        var endpoint = new FhirEndpoint(
                CONTEXT,
                settings.publicBase(),
                List.of(
                        new ObservationProvider(ports.observations()),
                        new PatientProvider(ports.patients()),
                        new DeviceProvider(ports.devices()),
                        new QuestionnaireResponseProvider(ports.answers()),
                        new AppointmentProvider(ports.appointments()),
                        new AppointmentResponseProvider(ports.appointmentResponses())));
        var errors = new OutcomeErrors(CONTEXT);
        var listeners = new Listeners(server, settings.tls());
        connector = listeners.add("fhir", settings.host(), settings.port());
        var contexts = new ContextHandlerCollection(
                fhirContext(endpoint, new AuthenticationFilter(authenticator, settings.publicBase(), errors), errors));
        var management = settings.management();
        managementConnector =
                management == null ? null : listeners.add("management", settings.host(), management.port());
        if (management != null) {
            contexts.addHandler(virtualHost(new ContextHandler(new ManagementHandler(management), "/"), "management"));
        }
        server.setHandler(new GracefulHandler(new BodyLimit(contexts)));
        server.setErrorHandler(errors);
        server.setStopTimeout(STOP_MILLISECONDS);
    }

    /** @throws Exception when a port is taken or the endpoint cannot be set up */
    public void start() throws Exception {
        server.start();
        LOG.info("FHIR listens on port {}", port());
    }

    /** Lets the requests under way finish first. */
    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** The port listened on; known once started. */
    public int port() {
        return connector.getLocalPort();
    }

    /** The management port listened on; known once started. */
    public int managementPort() {
        if (managementConnector == null) {
            throw new IllegalStateException("no management port in the settings");
        }
        return managementConnector.getLocalPort();
    }

    private static ContextHandler fhirContext(
            FhirEndpoint endpoint, AuthenticationFilter authentication, OutcomeErrors errors) {
        var context = new ServletContextHandler("/", false, false);
        addFilter(context, new RequestTrail());
        addFilter(context, authentication);
        addFilter(context, new QueryCheck(errors));
        var holder = new ServletHolder(endpoint);
        holder.setInitOrder(0);
        context.addServlet(holder, FhirEndpoint.BASE_PATH + "/*");
        context.setErrorHandler(errors);
        return virtualHost(context, "fhir");
    }

    private static void addFilter(ServletContextHandler context, Filter filter) {
        context.addFilter(new FilterHolder(filter), FhirEndpoint.BASE_PATH + "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    private static ContextHandler virtualHost(ContextHandler context, String connector) {
        context.setVirtualHosts(List.of("@" + connector));
        return context;
    }
}
