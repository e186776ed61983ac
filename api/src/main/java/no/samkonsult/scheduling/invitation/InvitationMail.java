package no.samkonsult.scheduling.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.activation.DataHandler;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.email.MailServer;
import no.samkonsult.notification.email.MailServer.Envelope;
import no.samkonsult.notification.sending.Handing;
import no.samkonsult.platform.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Writes an invitation as a mail that calendars understand (RFC 6047): the same as text, as a page and, last, as a calendar file
 * whose method stands both on the part and in it.
 */
@Singleton
@Requires(property = "samkonsult.smtp.host", pattern = ".+")
class InvitationMail {
    private final MailServer server;
    private final String url;

    InvitationMail(MailServer server, @Value("${samkonsult.url}") String url) {
        this.server = server;
        this.url = url.replaceFirst("/+$", "");
    }

    Carried send(DueInvitation due, String address, String language, Instant now) {
        var letter = new Letter(
                due.consultation(),
                due.method(),
                due.version(),
                due.time(),
                due.answered(),
                address,
                server.sender(),
                link(due.consultation()));
        Texts texts = Texts.in(language);
        var envelope = new Envelope(due.messageId(), due.consultation(), address, texts.language());
        return Handing.over(
                Channel.EMAIL,
                due.messageId(),
                () -> server.hand(envelope, mail -> write(mail, letter, due.changed(), texts, now)));
    }

    private @Nullable String link(UUID consultation) {
        return url.isEmpty() ? null : url + "/consultations/" + consultation;
    }

    private static void write(MimeMessage mail, Letter letter, boolean changed, Texts texts, Instant now)
            throws MessagingException {
        String kind = kind(letter.method(), changed);
        Instant start = letter.time().start();
        String text = texts.get(
                "invitation." + kind,
                WhenRules.day(start),
                WhenRules.clock(start),
                WhenRules.clock(letter.time().end()));
        mail.setSubject(texts.get("invitation.%s.heading".formatted(kind)), UTF_8.name());
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part("text/plain", letter.link() == null ? text : text + "\n\n" + letter.link()));
        parts.addBodyPart(part("text/html", page(letter, text, texts)));
        parts.addBodyPart(
                part("text/calendar; method=" + letter.method(), CalendarFileRules.write(letter, texts, now)));
        mail.setContent(parts);
    }

    private static String kind(Method method, boolean changed) {
        String word = method.name().toLowerCase(Locale.ROOT);
        return method == Method.REQUEST && changed ? "change" : word;
    }

    /** Every text and every link that gets here is ours, and has no character that would need an escape. */
    private static String page(Letter letter, String text, Texts texts) {
        String link = letter.link() == null
                ? ""
                : "<p><a href=\"%s\">%s</a></p>".formatted(letter.link(), texts.get("invitation.open"));
        return "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title></head><body><p>%s</p>%s</body></html>"
                .formatted(texts.language(), texts.get("invitation.summary"), text, link);
    }

    private static MimeBodyPart part(String type, String content) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(content.getBytes(UTF_8), type + "; charset=UTF-8")));
        return part;
    }
}
