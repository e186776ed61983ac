package no.samkonsult.notification.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.samkonsult.notification.Channel.SMS;
import static no.samkonsult.notification.Urgency.RED;
import static no.samkonsult.notification.sending.SendingSite.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Signature;
import no.samkonsult.notification.sending.SendingSite.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Receipts as a gateway sends them, and as others may try to. */
class ReceiptsTest {
    private static final SendingSite SITE = SendingSite.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Notice notice;
    private final Signature signature = Signature.by(SITE.gateway().secret()).orElseThrow();

    ReceiptsTest() {
        Staff staff = SITE.staff(SMS);
        SITE.behave(staff.number(), _ -> answer(202));
        notice = SITE.notice(staff, RED, SMS);
    }

    @BeforeEach
    void sent() {
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "SENT");
    }

    @Test
    void tellThatAMessageCameThrough() {
        assertThat(send(body(notice.id(), "delivered"), Duration.ZERO, signature))
                .isEqualTo(204);
        assertThat(SITE.state(notice)).isEqualTo("DELIVERED");
    }

    @Test
    void whoeverDoesNotSignChangesNothing() {
        Signature other = Signature.by("whsec_" + "A".repeat(40)).orElseThrow();
        assertThat(send(body(notice.id(), "delivered"), Duration.ZERO, other)).isEqualTo(401);
        assertThat(send(body(notice.id(), "delivered"), Duration.ofMinutes(-6), signature))
                .isEqualTo(401);
        assertThat(status(HttpRequest.newBuilder(address())
                        .POST(BodyPublishers.ofByteArray(body(notice.id(), "delivered")))))
                .isEqualTo(401);
        assertThat(SITE.state(notice)).isEqualTo("SENT");
    }

    @Test
    void oneThatIsSentAgainByWhoeverListenedDoesNothing() {
        String id = UUID.randomUUID().toString();
        byte[] failed = body(notice.id(), "failed");
        assertThat(send(id, failed, Duration.ZERO, signature)).isEqualTo(204);
        SITE.becomes(notice, "FAILED");
        assertThat(send(body(notice.id(), "delivered"), Duration.ZERO, signature))
                .isEqualTo(204);
        assertThat(SITE.state(notice)).isEqualTo("DELIVERED");
        assertThat(send(id, failed, Duration.ZERO, signature)).isEqualTo(204);
        assertThat(SITE.state(notice)).isEqualTo("DELIVERED");
    }

    @Test
    void anUnknownMessageIsToBeToldOfAgainAndAReceiptOfAnotherFormIsRefused() {
        String id = UUID.randomUUID().toString();
        assertThat(send(id, body(UUID.randomUUID(), "delivered"), Duration.ZERO, signature))
                .isEqualTo(404);
        assertThat(send(id, body(notice.id(), "delivered"), Duration.ZERO, signature))
                .as("its id was not used up")
                .isEqualTo(204);
        assertThat(send(body(notice.id(), "lost"), Duration.ZERO, signature)).isEqualTo(400);
        assertThat(send("[]".getBytes(UTF_8), Duration.ZERO, signature)).isEqualTo(400);
    }

    private static byte[] body(UUID message, String state) {
        return "{\"id\":\"%s\",\"kind\":\"sms\",\"state\":\"%s\"}"
                .formatted(message, state)
                .getBytes(UTF_8);
    }

    private static int send(byte[] body, Duration off, Signature signature) {
        return send(UUID.randomUUID().toString(), body, off, signature);
    }

    private static int send(String id, byte[] body, Duration off, Signature signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        signature.headers(id, SITE.bean(Clock.class).instant().plus(off), body).forEach(request::header);
        return status(request);
    }

    private static URI address() {
        return URI.create("http://127.0.0.1:%d/api/messages/receipts".formatted(SITE.port()));
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
