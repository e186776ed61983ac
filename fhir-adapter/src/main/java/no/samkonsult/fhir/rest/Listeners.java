package no.samkonsult.fhir.rest;

import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** The ports of a server, all with TLS or none, and what holds for every answer on them. */
record Listeners(Server server, @Nullable SSLContext tls) {
    private static final long IDLE_STOP_MILLISECONDS = 50;
    private static final long YEAR_IN_SECONDS = 31_536_000;

    ServerConnector add(String name, String host, int port) {
        var http = new HttpConnectionFactory(configuration());
        var added = tls == null
                ? new ServerConnector(server, http)
                : new ServerConnector(server, new SslConnectionFactory(encryption(tls), http.getProtocol()), http);
        added.setName(name);
        added.setHost(host);
        added.setPort(port);
        added.setShutdownIdleTimeout(IDLE_STOP_MILLISECONDS); // a kept connection without a request holds nobody up
        server.addConnector(added);
        return added;
    }

    private HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.addCustomizer(Listeners::secure);
        if (tls != null) {
            // the certificate's name is for clients to check: those who watch the process ask by address
            var https = new SecureRequestCustomizer(false);
            https.setStsMaxAge(YEAR_IN_SECONDS);
            configuration.addCustomizer(https);
        }
        return configuration;
    }

    /** Nothing is to be kept by caches, nor read as another type than it says. */
    private static Request secure(Request request, HttpFields.Mutable headers) {
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        return request;
    }

    private static SslContextFactory.Server encryption(SSLContext context) {
        var encryption = new SslContextFactory.Server();
        encryption.setSslContext(context);
        encryption.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return encryption;
    }
}
