package no.samkonsult.notification.gateway;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Signature;
import no.samkonsult.notification.sending.Receipts;
import no.samkonsult.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What became of messages, told by the gateway, which signs it: nobody is logged in. */
@Controller("/api/messages/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReceiptController {
    private final Optional<GatewaySettings> settings;
    private final Receipts receipts;
    private final ObjectMapper json;
    private final Clock clock;

    ReceiptController(Optional<GatewaySettings> settings, Receipts receipts, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.receipts = receipts;
        this.json = json;
        this.clock = clock;
    }

    @Serdeable
    record Told(
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable String state) {}

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> take(HttpRequest<?> request, @Body byte[] body) {
        String id = request.getHeaders().get(Signature.ID);
        if (id == null || !isSigned(request.getHeaders(), body)) {
            return Problem.of(HttpStatus.UNAUTHORIZED, "not-signed", "The signature does not hold, or is too old.")
                    .response();
        }
        return receipt(id, body)
                .<HttpResponse<?>>map(receipt -> receipts.take(receipt)
                        ? HttpResponse.noContent()
                        : Problem.unknown().response())
                .orElseGet(() -> Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "invalid-input",
                                "A receipt has id, kind (sms, voice) and state (delivered, failed).")
                        .response());
    }

    private boolean isSigned(HttpHeaders headers, byte[] body) {
        return settings.map(GatewaySettings::signature)
                .filter(signature -> signature.holds(
                        headers.get(Signature.ID),
                        headers.get(Signature.TIMESTAMP),
                        headers.get(Signature.SIGNATURE),
                        body,
                        clock.instant()))
                .isPresent();
    }

    private Optional<Receipts.Receipt> receipt(String receiptId, byte[] body) {
        try {
            @Nullable Told told = json.readValue(body, Told.class);
            if (told == null
                    || told.id() == null
                    || told.kind() == null
                    || !told.kind().matches("sms|voice")
                    || told.state() == null
                    || !told.state().matches("delivered|failed")) {
                return Optional.empty();
            }
            Channel channel = Channel.valueOf(told.kind().toUpperCase(Locale.ROOT));
            return Optional.of(new Receipts.Receipt(
                    receiptId, told.id(), channel, told.state().equals("delivered")));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
