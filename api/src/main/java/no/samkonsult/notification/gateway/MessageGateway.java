package no.samkonsult.notification.gateway;

import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Message;
import no.samkonsult.notification.SignedPost;
import no.samkonsult.notification.SignedPost.Answer;
import org.jspecify.annotations.Nullable;

/** The gateway as docs/messages.md describes it. */
@Singleton
@Requires(property = "samkonsult.messages.url", pattern = ".+")
class MessageGateway {
    private final GatewaySettings settings;
    private final SignedPost post;
    private final ObjectMapper json;

    MessageGateway(GatewaySettings settings, SignedPost post, ObjectMapper json) {
        this.settings = settings;
        this.post = post;
        this.json = json;
    }

    @Serdeable
    record Body(String id, String to, String text, String kind, String language) {}

    @Serdeable
    record Taken(@Nullable String providerId) {}

    boolean carries(String kind) {
        return settings.kinds().contains(kind);
    }

    /** A call says no addresses: they cannot be followed by ear. */
    Carried carry(Message message, String kind) throws InterruptedException {
        String text = kind.equals("voice") ? message.text() : message.textWithLink();
        var body = new Body(message.id().toString(), message.address(), text, kind, message.language());
        return switch (post.post(settings.address(), message.id(), settings.signature(), written(body))) {
            case Answer.Taken(String answer) -> new Carried.Accepted(providerId(answer));
            case Answer.NotNow(String reason) -> new Carried.NotNow(reason);
            case Answer.Refused(String reason) -> new Carried.Refused(reason);
        };
    }

    private byte[] written(Body body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** For whoever asks the provider what became of it; a provider may have none. */
    private String providerId(String answer) {
        try {
            Taken taken = answer.isBlank() ? null : json.readValue(answer, Taken.class);
            return taken == null || taken.providerId() == null ? "" : taken.providerId();
        } catch (IOException anotherForm) {
            return "";
        }
    }
}
