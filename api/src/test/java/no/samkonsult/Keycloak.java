package no.samkonsult;

import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real Keycloak with the realm that we ship, started once for all tests of this JVM that ask for it. Its people are those
 * of the demo, and it makes up for HelseID and ID-porten alike.
 */
public final class Keycloak {
    private static final Path HOME = Path.of("target", "keycloak", "keycloak-" + System.getProperty("keycloak.version"))
            .toAbsolutePath();
    private static final Path REALM =
            Path.of("..", "deploy", "keycloak", "samkonsult-realm.json").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int PORT = freePort();

    private static boolean started;

    private Keycloak() {}

    /** The settings of the service that trusts it; it need not run for them to be given. */
    static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("samkonsult.oidc.helseid.issuer", realm("samkonsult")),
                Map.entry("samkonsult.oidc.helseid.title", "HelseID"),
                Map.entry("samkonsult.oidc.helseid.kind", "helseid"),
                Map.entry("samkonsult.oidc.helseid.client-id", "samkonsult-staff"),
                Map.entry("samkonsult.oidc.helseid.client-secret", "demo"),
                Map.entry("samkonsult.oidc.helseid.scopes", "openid"),
                Map.entry("samkonsult.oidc.helseid.audience", "samkonsult"),
                Map.entry("samkonsult.oidc.idporten.issuer", realm("samkonsult")),
                Map.entry("samkonsult.oidc.idporten.title", "ID-porten"),
                Map.entry("samkonsult.oidc.idporten.kind", "id-porten"),
                Map.entry("samkonsult.oidc.idporten.client-id", "samkonsult-inhabitants"),
                Map.entry("samkonsult.oidc.idporten.client-secret", "demo"),
                Map.entry("samkonsult.oidc.idporten.required-level", "idporten-loa-high"));
    }

    /** Starts it, unless it runs. */
    public static synchronized void run() {
        if (started) {
            return;
        }
        try {
            Process process = begin();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            await().atMost(PATIENCE)
                    .until(() ->
                            !process.isAlive() || answers(realm("samkonsult") + "/.well-known/openid-configuration"));
            if (!process.isAlive()) {
                throw new IllegalStateException("Keycloak does not start: see " + log());
            }
            started = true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An access token for the journal system of the GP office in Knarvik, in the name of somebody who uses it. */
    public static String token(String client, String username) {
        return token(realm("samkonsult"), client, username, HttpRequest.newBuilder());
    }

    /** A token bound to the key that the proofs are made with. */
    public static String boundToken(DefaultDPoPProofFactory proofs, String username) throws JOSEException {
        URI endpoint = URI.create(realm("samkonsult") + "/protocol/openid-connect/token");
        SignedJWT proof = proofs.createDPoPJWT("POST", endpoint);
        return token(
                realm("samkonsult"),
                "journal",
                username,
                HttpRequest.newBuilder().header("DPoP", proof.serialize()));
    }

    /** A token of another issuer: the administrator's, from the realm that Keycloak has of its own. */
    public static String foreignToken() {
        return token(realm("master"), "admin-cli", "admin", HttpRequest.newBuilder());
    }

    /** Where its own pages are. */
    public static String realm(String name) {
        return "http://127.0.0.1:%d/realms/%s".formatted(PORT, name);
    }

    private static String token(String realm, String client, String username, HttpRequest.Builder request) {
        String form = "grant_type=password&client_id=%s&username=%s&password=%s"
                .formatted(client, username, username.equals("admin") ? "admin" : "demo");
        return Json.read(RunningDemo.send(request.uri(URI.create(realm + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)))
                        .body())
                .required("access_token")
                .asText();
    }

    private static Process begin() throws IOException {
        if (!Files.isDirectory(HOME)) {
            throw new IllegalStateException(HOME + " is missing: the build unpacks it");
        }
        forget(HOME.resolve("data/h2"));
        Files.createDirectories(HOME.resolve("data/import"));
        Files.copy(REALM, HOME.resolve("data/import/samkonsult-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        var builder = new ProcessBuilder(List.of(
                        "sh",
                        HOME.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + PORT,
                        "--import-realm"))
                .redirectErrorStream(true)
                .redirectOutput(log());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        "admin",
                        "SAMKONSULT_URL",
                        RunningDemo.url(""),
                        "SAMKONSULT_BACKCHANNEL_URL",
                        RunningDemo.url("")));
        return builder.start();
    }

    private static File log() {
        return HOME.resolveSibling("keycloak.log").toFile();
    }

    private static boolean answers(String url) {
        try {
            HttpResponse<Void> answer =
                    CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void forget(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
