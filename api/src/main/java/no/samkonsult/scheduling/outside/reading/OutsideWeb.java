package no.samkonsult.scheduling.outside.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks addresses that people have written: over TLS, on the open network, for a limited time and size, and without following
 * anybody elsewhere. What may be inside, this service's own network, is named by whoever installs it.
 */
@Singleton
class OutsideWeb {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int LARGEST = 5 * 1024 * 1024;

    private final Set<String> inside;

    OutsideWeb(@Value("${samkonsult.calendars-inside}") String inside) {
        this.inside = Arrays.stream(inside.split("[\\s,]+"))
                .filter(host -> !host.isEmpty())
                .map(OutsideWeb::lower)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What came back. */
    sealed interface Answer {
        record Content(String text, @Nullable String version) implements Answer {}

        /** What WebDAV answers about several things at once. */
        record Several(String text) implements Answer {}

        record Unchanged() implements Answer {}

        /** @param pause how long the other side asks to be left alone */
        record Failed(Trouble trouble, Duration pause) implements Answer {
            Failed(Trouble trouble) {
                this(trouble, Duration.ZERO);
            }
        }
    }

    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(LONGEST);
    }

    static HttpRequest.Builder request(Place place) {
        HttpRequest.Builder request = request(place.address());
        if (!place.user().isEmpty()) {
            byte[] credentials =
                    "%s:%s".formatted(place.user(), place.password()).getBytes(UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    /** What to make of an answer where nothing but a content will do. */
    Fetched read(HttpRequest request, Function<String, Fetched> reading) {
        return switch (send(request)) {
            case Answer.Content content -> reading.apply(content.text());
            case Answer.Failed(var trouble, var pause) -> new Fetched.Failed(trouble, pause);
            case Answer.Several _ -> new Fetched.Failed(Trouble.NOT_A_CALENDAR);
            case Answer.Unchanged() -> new Fetched.Unchanged();
        };
    }

    Answer send(HttpRequest request) {
        try {
            return mayAsk(request.uri()) ? inTime(request) : new Answer.Failed(Trouble.NOT_ALLOWED);
        } catch (UnknownHostException nobody) {
            return new Answer.Failed(Trouble.UNREACHABLE);
        }
    }

    /**
     * Decided by where the name leads now. The client looks it up anew, and finds what the JVM remembers for half a minute: no
     * other answer than the one that was judged.
     */
    private boolean mayAsk(URI address) throws UnknownHostException {
        boolean mayBeInside = inside.contains(lower(address.getHost()));
        if (!mayBeInside && !isEncrypted(address)) {
            return false;
        }
        InetAddress[] found = InetAddress.getAllByName(address.getHost());
        return mayBeInside
                ? isEncrypted(address) || Arrays.stream(found).allMatch(InetAddress::isLoopbackAddress)
                : Arrays.stream(found).allMatch(AddressRules::isOpen);
    }

    private static boolean isEncrypted(URI address) {
        return lower(address.getScheme()).equals("https");
    }

    /** The client's own limit ends where the answer begins: whoever sends it drop by drop is interrupted. */
    private static Answer inTime(HttpRequest request) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> asked = executor.submit(() -> ask(request));
            try {
                return asked.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException noAnswer) {
                asked.cancel(true);
                return new Answer.Failed(Trouble.UNREACHABLE);
            } catch (InterruptedException interrupted) {
                asked.cancel(true);
                Thread.currentThread().interrupt();
                return new Answer.Failed(Trouble.UNREACHABLE);
            }
        }
    }

    /** Each has a connection of its own: one that was kept may have been closed over there, and a REPORT is not sent twice. */
    private static Answer ask(HttpRequest request) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(Redirect.NEVER)
                .build();
        try {
            return read(client.send(request, BodyHandlers.ofInputStream()));
        } finally {
            client.shutdownNow();
        }
    }

    private static Answer read(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return switch (answer.statusCode()) {
                case 200 -> {
                    String version = answer.headers().firstValue("ETag").orElse(null);
                    yield content(body, text -> new Answer.Content(text, version));
                }
                case 207 -> content(body, Answer.Several::new);
                case 304 -> new Answer.Unchanged();
                case 301, 302, 303, 307, 308 -> new Answer.Failed(Trouble.MOVED);
                case 401, 403 -> new Answer.Failed(Trouble.REFUSED);
                case 404, 410 -> new Answer.Failed(Trouble.NOT_FOUND);
                case 400, 405, 501 -> new Answer.Failed(Trouble.NOT_OFFERED);
                default -> new Answer.Failed(Trouble.FAULT, pause(answer));
            };
        }
    }

    /** In seconds, as those write it who are asked too often (RFC 9110, 10.2.3). */
    private static Duration pause(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    private static Answer content(InputStream body, Function<String, Answer> meaning) throws IOException {
        byte[] content = body.readNBytes(LARGEST + 1);
        return content.length > LARGEST
                ? new Answer.Failed(Trouble.TOO_LARGE)
                : meaning.apply(new String(content, UTF_8));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
