package no.samkonsult.fhir.rest;

import java.net.URI;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens and what it is called from outside. Port 0 takes a free one.
 *
 * @param publicBase the base address clients use, such as {@code https://fhir.example.no/fhir}; absent when clients reach the server
 *     directly
 * @param management absent where nobody watches this process by itself
 * @param tls holds the server's certificate; absent where a proxy in front ends TLS
 */
public record FhirServerSettings(
        String host,
        int port,
        @Nullable URI publicBase,
        @Nullable Management management,
        @Nullable SSLContext tls) {
    public FhirServerSettings(String host, int port) {
        this(host, port, null, null, null);
    }

    /** The same with TLS on every port. */
    public FhirServerSettings over(SSLContext certified) {
        return new FhirServerSettings(host, port, publicBase, management, certified);
    }

    /**
     * A port for the ones who run the service, apart from the patients' data.
     *
     * @param healthy answers {@code GET /health}
     * @param metrics answers {@code GET /prometheus} in Prometheus' text format
     */
    public record Management(int port, BooleanSupplier healthy, Supplier<String> metrics) {}
}
