package no.samkonsult.notification.webhook;

import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Carrier;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Message;
import no.samkonsult.notification.SignedPost;
import no.samkonsult.notification.SignedPost.Answer;
import org.jspecify.annotations.Nullable;

/** Posts a notice to the program that its recipient has named. */
@Singleton
@Requires(property = "samkonsult.webhooks", pattern = ".+")
class WebhookCarrier implements Carrier {
    private final Webhooks webhooks;
    private final SignedPost post;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookCarrier(Webhooks webhooks, SignedPost post, ObjectMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.post = post;
        this.json = json;
        this.clock = clock;
    }

    @Serdeable
    record Body(String type, String timestamp, Data data) {}

    @Serdeable
    record Data(
            String urgency,
            int notices,
            String text,
            @Nullable String link) {}

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Carried carry(Message message) throws InterruptedException {
        if (!webhooks.mayGoTo(message.address())) {
            return new Carried.Refused("address");
        }
        URI address = URI.create(message.address());
        return switch (post.post(address, message.id(), webhooks.signature(message.secretId()), body(message))) {
            case Answer.Taken _ -> new Carried.Delivered();
            case Answer.NotNow(String reason) -> new Carried.NotNow(reason);
            case Answer.Refused(String reason) -> new Carried.Refused(reason);
        };
    }

    private byte[] body(Message message) {
        String urgency = message.urgency().name().toLowerCase(Locale.ROOT);
        var data = new Data(urgency, message.notices(), message.text(), message.link());
        try {
            return json.writeValueAsBytes(new Body("notice", clock.instant().toString(), data));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
