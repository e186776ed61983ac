package no.samkonsult.notification.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Message;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.CannotStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E-mail to a real SMTP server. */
class EmailCarrierTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T08:15:00Z"), ZoneOffset.UTC);
    private static final UUID ID = new UUID(0, 7);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void saysThatSomethingWaitsAndWhere() throws MessagingException, IOException {
        assertThat(carrier(server.getSmtp().getPort()).carry(message("liv@alver.example.no")))
                .isEqualTo(new Carried.HandedOver());
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Samkonsult: varsel som hastar");
        assertThat(mail.getContent().toString().replace("\r", "").strip())
                .isEqualTo("Eit varsel hastar – på deg.\n\nhttps://samkonsult.example/worklist");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<%s@samkonsult.example>".formatted(ID));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getFrom()[0]).hasToString("varsel@samkonsult.example");
        assertThat(mail.getSentDate()).isEqualTo(CLOCK.instant());
    }

    @Test
    void triesAgainWhereNoServerAnswers() throws IOException {
        try (var unused = new ServerSocket(0)) {
            int port = unused.getLocalPort();
            unused.close();
            assertThat(carrier(port).carry(message("liv@alver.example.no"))).isEqualTo(new Carried.NotNow("smtp"));
        }
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThat(carrier(server.getSmtp().getPort()).carry(message("liv\n@alver")))
                .isEqualTo(new Carried.Refused("address"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest(name = "host {0}, from {1}, tls {2}, user {3}")
    @CsvSource({
        "mail.example, '', starttls, ''",
        "'', a@b.no, starttls, ''",
        "mail.example, a@b.no, ssl, ''",
        "mail.example, a@b.no, none, someone"
    })
    void doesNotStartHalfSetUpOrWithAPasswordInTheOpen(String host, String from, String tls, String user) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new SmtpSettings(host, 587, user, "hush", from, tls))
                .withMessageStartingWith("SAMKONSULT_SMTP_")
                .withMessageNotContaining("hush");
    }

    private static EmailCarrier carrier(int port) {
        return new EmailCarrier(new MailServer(
                new SmtpSettings("127.0.0.1", port, "", "", "varsel@samkonsult.example", "none"), CLOCK));
    }

    private static Message message(String address) {
        return new Message(
                ID,
                new UUID(0, 8),
                address,
                ID,
                Urgency.RED,
                "nn",
                1,
                "Samkonsult: varsel som hastar",
                "Eit varsel hastar – på deg.",
                "https://samkonsult.example/worklist");
    }
}
