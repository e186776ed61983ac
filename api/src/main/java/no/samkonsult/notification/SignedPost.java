package no.samkonsult.notification;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts JSON that is signed, and reads what the answer means. No redirect is followed, and no long answer read. */
@Singleton
public class SignedPost {
    private static final Logger LOG = LoggerFactory.getLogger(SignedPost.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofMillis(4_500);
    private static final int LONGEST_ANSWER = 10_000;
    private static final int TOO_MANY = 429;

    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER)
            .build();

    SignedPost(Clock clock) {
        this.clock = clock;
    }

    /** What came back. */
    public sealed interface Answer {
        record Taken(String body) implements Answer {}

        /** It may be taken another time: nobody answered, too much at once, or a fault over there. */
        record NotNow(String reason) implements Answer {}

        /** The same would never be taken. */
        record Refused(String reason) implements Answer {}
    }

    public Answer post(URI address, UUID id, Signature signature, byte[] body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", id.toString())
                .POST(BodyPublishers.ofByteArray(body));
        signature.headers(id.toString(), clock.instant(), body).forEach(request::header);
        try {
            var answer = client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
            return read(answer.statusCode(), answer.body());
        } catch (IOException failure) {
            LOG.warn("post=failed message={} as={}", id, failure.getClass().getSimpleName());
            return new Answer.NotNow("no-answer");
        }
    }

    /** Not to be let in is a fault of the installation, which may be mended before the last attempt. */
    private static Answer read(int status, String body) {
        return switch (status) {
            case 200, 201, 202, 204 -> new Answer.Taken(body);
            case 400, 404, 410, 413, 422 -> new Answer.Refused("http-" + status);
            case TOO_MANY -> new Answer.NotNow("too-many");
            default -> new Answer.NotNow("http-" + status);
        };
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
