package no.samkonsult.notification.sending;

import static no.samkonsult.notification.Channel.EMAIL;
import static no.samkonsult.notification.Channel.SMS;
import static no.samkonsult.notification.Channel.VOICE;
import static no.samkonsult.notification.Channel.WEBHOOK;
import static no.samkonsult.notification.Urgency.RED;
import static no.samkonsult.notification.Urgency.YELLOW;
import static no.samkonsult.notification.sending.SendingSite.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.samkonsult.demo.MessageSimulator.Received;
import no.samkonsult.demo.MessageSimulator.Reply;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.NoticeState;
import no.samkonsult.notification.Signature;
import no.samkonsult.notification.sending.SendingSite.Staff;
import no.samkonsult.notification.webhook.Webhooks;
import org.junit.jupiter.api.Test;

/** What becomes of notices, with a real database, a gateway over HTTP, webhooks and SMTP. */
class SendingTest {
    private static final SendingSite SITE = SendingSite.shared();
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void anSmsSaysThatSomethingWaitsAndWhereAndIsDelivered() {
        Staff staff = SITE.staff(SMS);
        Notice notice = SITE.notice(staff, RED, SMS);
        SITE.outbox().add(List.of(notice, notice));
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "DELIVERED");
        assertThat(SITE.to(staff)).singleElement().satisfies(sms -> {
            assertThat(sms.field("id")).isEqualTo(notice.id().toString());
            assertThat(sms.field("kind")).isEqualTo("sms");
            assertThat(sms.field("language")).isEqualTo("nn");
            assertThat(sms.field("text"))
                    .isEqualTo("Samkonsult: Eit varsel hastar og ventar på deg. https://samkonsult.example"
                            + notice.link());
            assertThat(sms.headers())
                    .containsEntry("idempotency-key", notice.id().toString());
            assertThat(isSigned(sms, Signature.by(SITE.gateway().secret()).orElseThrow()))
                    .isTrue();
        });
        assertThat(SITE.outbox().about(notice.subject())).singleElement().satisfies(state -> {
            assertThat(state.state()).isEqualTo(NoticeState.State.DELIVERED);
            assertThat(state.channel()).isEqualTo(SMS);
            assertThat(state.recipient()).isEqualTo(staff.person());
        });
        assertThat(SITE.column(
                        "SELECT (arrived_at IS NOT NULL)::text FROM contact_point WHERE person_id = ?",
                        staff.person().value()))
                .containsExactly("true");
    }

    @Test
    void theLanguageIsTheRecipients() {
        Staff staff = SITE.staff(VOICE);
        SITE.run(
                "INSERT INTO contact_wish (person_id, language) VALUES (?, 'en')",
                staff.person().value());
        Notice notice = SITE.notice(staff, RED, VOICE);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "DELIVERED");
        assertThat(SITE.to(staff)).singleElement().satisfies(call -> {
            assertThat(call.field("kind")).isEqualTo("voice");
            assertThat(call.field("text")).isEqualTo("Samkonsult: An urgent alert is waiting for you.");
        });
    }

    @Test
    void anEmailIsHandedToTheServer() throws MessagingException, IOException {
        Staff staff = SITE.staff();
        SITE.address(staff, EMAIL, "liv@alver.example.no");
        Notice notice = SITE.notice(staff, YELLOW, EMAIL);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "SENT");
        MimeMessage mail = Stream.of(SITE.mail().getReceivedMessages())
                .filter(each -> id(each).contains(notice.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(mail.getSubject()).isEqualTo("Samkonsult: varsel");
        assertThat(mail.getContent().toString()).startsWith("Samkonsult: Eit varsel ventar på deg.");
    }

    @Test
    void aWebhookIsSignedWithTheSecretOfItsAddress() {
        Staff staff = SITE.staff();
        String path = "/hooks/" + UUID.randomUUID();
        SITE.address(staff, WEBHOOK, SITE.gateway().url() + path);
        var failures = new AtomicInteger(1);
        SITE.behave(path, _ -> answer(failures.getAndDecrement() > 0 ? 500 : 204));
        Notice notice = SITE.notice(staff, RED, WEBHOOK);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "DELIVERED");
        UUID secret = UUID.fromString(SITE.column(
                        "SELECT secret_id::text FROM contact_point WHERE person_id = ?",
                        staff.person().value())
                .getFirst());
        Signature signature = SITE.bean(Webhooks.class).signature(secret);
        List<Received> came = SITE.gateway().received().stream()
                .filter(each -> each.path().equals(path))
                .toList();
        assertThat(came).hasSize(2).allMatch(each -> isSigned(each, signature));
        assertThat(came)
                .extracting(each -> each.headers().get("webhook-id"))
                .containsOnly(notice.id().toString());
        assertThat(came.getLast().body()).contains("\"urgency\":\"red\"").contains(notice.link());
    }

    @Test
    void aWebhookGoesNowhereThatWasNotOpenedForIt() {
        Staff staff = SITE.staff(SMS);
        SITE.address(staff, WEBHOOK, "http://127.0.0.1:%d/oauth2/token".formatted(SITE.port()));
        Notice notice = SITE.notice(staff, RED, WEBHOOK, SMS);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "DELIVERED");
        assertThat(SITE.to(staff)).hasSize(1);
    }

    @Test
    void whatIsRefusedGoesToTheNextChannelAtOnce() {
        Staff staff = SITE.staff(SMS, VOICE);
        SITE.behave(staff.number(), came -> came.field("kind").equals("sms") ? answer(422) : delivered());
        Notice notice = SITE.notice(staff, YELLOW, SMS, VOICE);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "DELIVERED");
        assertThat(SITE.to(staff)).extracting(each -> each.field("kind")).containsExactly("sms", "voice");
    }

    @Test
    void whatIsNotTakenIsTriedAgainAsTheSame() {
        Staff staff = SITE.staff(SMS);
        var failures = new AtomicInteger(2);
        SITE.behave(staff.number(), _ -> failures.getAndDecrement() > 0 ? answer(503) : delivered());
        Notice notice = SITE.notice(staff, RED, SMS);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "DELIVERED");
        assertThat(SITE.to(staff))
                .hasSize(3)
                .allMatch(each -> notice.id().toString().equals(each.headers().get("idempotency-key")));
    }

    @Test
    void withoutAReceiptInTimeTheNextChannelIsTried() {
        Staff staff = SITE.staff(SMS, VOICE);
        SITE.behave(staff.number(), came -> came.field("kind").equals("sms") ? answer(202) : delivered());
        Notice notice = SITE.notice(staff, RED, SMS, VOICE);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "SENT");
        assertThat(SITE.to(staff)).hasSize(1);
        SITE.letTimePass(List.of(notice));
        SITE.becomes(notice, "DELIVERED");
        assertThat(SITE.to(staff)).extracting(each -> each.field("kind")).containsExactly("sms", "voice");
    }

    @Test
    void aReceiptOfFailureGoesToTheNextChannel() {
        Staff staff = SITE.staff(SMS, VOICE);
        SITE.behave(
                staff.number(),
                came -> came.field("kind").equals("sms") ? new Reply(202, Duration.ZERO, "failed") : delivered());
        Notice notice = SITE.notice(staff, RED, SMS, VOICE);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "DELIVERED");
        assertThat(SITE.to(staff)).extracting(each -> each.field("kind")).containsExactly("sms", "voice");
    }

    @Test
    void whatNoChannelCarriesHasFailedAndIsTold() {
        Staff staff = SITE.staff(SMS);
        SITE.behave(staff.number(), _ -> answer(404));
        Notice notice = SITE.notice(staff, RED, SMS, VOICE);
        Notice nowhere = SITE.notice(SITE.staff(), RED, SMS, EMAIL);
        SITE.outbox().add(List.of(notice, nowhere));
        SITE.becomes(notice, "FAILED");
        SITE.becomes(nowhere, "FAILED");
        assertThat(SITE.undelivered()).contains(notice, nowhere);
        assertThat(SITE.outbox().about(notice.subject()))
                .extracting(NoticeState::reason)
                .containsExactly("not-delivered");
        assertThat(SITE.outbox().about(nowhere.subject()))
                .extracting(NoticeState::reason)
                .containsExactly("no-address");
    }

    @Test
    void moreThanOneIsToBearWaitsAndIsToldAsOneWhileRedGoesAtOnce() {
        Staff staff = SITE.staff(SMS);
        SITE.run("""
                INSERT INTO notice_message (id, channel, person_id, address, sent_at)
                SELECT gen_random_uuid(), 'SMS', ?, 'x', now() - interval '1 minute' FROM generate_series(1, 5)
                """, staff.person().value());
        List<Notice> yellow =
                Stream.generate(() -> SITE.notice(staff, YELLOW, SMS)).limit(3).toList();
        SITE.outbox().add(yellow);
        await().atMost(LONG).untilAsserted(() -> assertThat(SITE.column(
                        "SELECT id::text FROM notice WHERE person_id = ? AND due_at > now() + interval '13 minutes'",
                        staff.person().value()))
                .hasSize(3));
        Notice red = SITE.notice(staff, RED, SMS);
        SITE.outbox().add(List.of(red));
        SITE.becomes(red, "DELIVERED");
        assertThat(SITE.to(staff)).hasSize(1);
        assertThat(yellow).allMatch(each -> SITE.state(each).equals("WAITING"));

        SITE.run(
                "UPDATE notice_message SET sent_at = sent_at - interval '16 minutes' WHERE person_id = ?",
                staff.person().value());
        SITE.run(
                "UPDATE notice SET due_at = now() WHERE person_id = ? AND state = 'WAITING'",
                staff.person().value());
        yellow.forEach(each -> SITE.becomes(each, "DELIVERED"));
        assertThat(SITE.to(staff)).hasSize(2);
        assertThat(SITE.to(staff).getLast().field("text"))
                .isEqualTo("Samkonsult: 3 nye varsel ventar på deg. https://samkonsult.example/");
    }

    @Test
    void quietHoursHoldYellowAndNotRed() {
        Staff staff = SITE.staff(SMS);
        LocalTime now = LocalTime.now(SITE.bean(Clock.class).withZone(ZoneId.of("Europe/Oslo")));
        SITE.run(
                "INSERT INTO contact_wish (person_id, language, quiet_from, quiet_until) VALUES (?, 'nb', ?, ?)",
                staff.person().value(),
                now.minusHours(1),
                now.plusHours(2));
        Notice yellow = SITE.notice(staff, YELLOW, SMS);
        Notice red = SITE.notice(staff, RED, SMS);
        SITE.outbox().add(List.of(yellow, red));
        SITE.becomes(red, "DELIVERED");
        await().atMost(LONG).until(() -> SITE.column(
                        "SELECT (due_at BETWEEN now() + interval '1 hour' AND now() + interval '3 hours')::text FROM notice WHERE id = ?",
                        yellow.id())
                .equals(List.of("true")));
        assertThat(SITE.to(staff)).hasSize(1);
    }

    @Test
    void whatIsSentAndWhatFailsIsCounted() {
        Staff staff = SITE.staff(SMS);
        Notice notice = SITE.notice(staff, RED, SMS);
        SITE.outbox().add(List.of(notice));
        SITE.becomes(notice, "DELIVERED");
        var meters = SITE.bean(MeterRegistry.class);
        assertThat(meters.find("samkonsult.notices.oldest").gauge()).isNotNull();
        await().atMost(LONG).untilAsserted(() -> {
            Notice more = SITE.notice(staff, RED, SMS);
            SITE.outbox().add(List.of(more));
            assertThat(meters.find("samkonsult.notices.messages")
                            .tag("outcome", "sent")
                            .counter())
                    .isNotNull();
        });
    }

    private static Reply delivered() {
        return new Reply(202, Duration.ZERO, "delivered");
    }

    private static boolean isSigned(Received came, Signature signature) {
        return signature.holds(
                came.headers().get("webhook-id"),
                came.headers().get("webhook-timestamp"),
                came.headers().get("webhook-signature"),
                came.body().getBytes(StandardCharsets.UTF_8),
                SITE.bean(Clock.class).instant());
    }

    private static String id(MimeMessage mail) {
        try {
            return Objects.requireNonNull(mail.getMessageID());
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
