package no.samkonsult.fhirport;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import java.net.BindException;
import java.net.URI;
import java.util.Optional;
import no.samkonsult.fhir.Authenticator;
import no.samkonsult.fhir.Ports;
import no.samkonsult.fhir.rest.FhirServer;
import no.samkonsult.fhir.rest.FhirServerSettings;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.platform.tls.ServerCertificate;

/** The FHIR server of this process: runs while the process does. */
@Context
@Requires(property = "samkonsult.role.fhir", value = "true")
public final class FhirSurface {
    private final FhirServer server;

    FhirSurface(
            @Value("${samkonsult.fhir.host}") String host,
            @Value("${samkonsult.fhir.port}") int port,
            @Value("${samkonsult.fhir.url:}") String url,
            Optional<ServerCertificate> certificate,
            Authenticator authenticator,
            Ports ports)
            throws Exception {
        var plain = new FhirServerSettings(host, port, url.isEmpty() ? null : URI.create(url), null, null);
        var settings =
                certificate.map(ServerCertificate::context).map(plain::over).orElse(plain);
        server = new FhirServer(settings, authenticator, ports);
        try {
            server.start();
        } catch (java.io.IOException failure) {
            if (failure.getCause() instanceof BindException || failure instanceof BindException) {
                throw new CannotStart("Port %d for FHIR is in use. Choose another.".formatted(port), failure);
            }
            throw failure;
        }
    }

    /** The port listened on. */
    public int port() {
        return server.port();
    }

    @PreDestroy
    void close() throws Exception {
        server.close();
    }
}
