package no.samkonsult.notification.email;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import no.samkonsult.notification.Carried;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SMTP server that all mail goes out through, from one address. */
@Singleton
@Requires(property = "samkonsult.smtp.host", pattern = ".+")
public class MailServer {
    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final int PERMANENT = 500;

    private final SmtpSettings settings;
    private final Session session;
    private final Clock clock;

    MailServer(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        session = Session.getInstance(settings.properties());
    }

    /** What is to be sent, to whom. The id is the same when it is sent again, and the thread for everything about one subject. */
    public record Envelope(UUID id, UUID thread, String address, String language) {}

    /** Writes subject and content. */
    public interface Writing {
        void write(MimeMessage mail) throws MessagingException;
    }

    /** The address that mail comes from, without a name. */
    public String sender() {
        return settings.sender();
    }

    /** Hands one mail over. */
    public Carried hand(Envelope envelope, Writing writing) {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = mail(envelope);
            writing.write(mail);
            transport.connect(nullIfEmpty(settings.user()), nullIfEmpty(settings.password()));
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Carried.HandedOver();
        } catch (AddressException unreadable) {
            return new Carried.Refused("address");
        } catch (MessagingException failure) {
            LOG.warn(
                    "smtp=failed message={} as={}",
                    envelope.id(),
                    failure.getClass().getSimpleName());
            return isPermanent(failure) ? new Carried.Refused("smtp") : new Carried.NotNow("smtp");
        }
    }

    private MimeMessage mail(Envelope envelope) throws MessagingException {
        String host = settings.sender().replaceFirst(".*@", "");
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<%s@%s>".formatted(envelope.id(), host));
            }
        };
        mail.setFrom(new InternetAddress(settings.from(), true));
        mail.setRecipient(RecipientType.TO, new InternetAddress(envelope.address(), true));
        mail.setHeader("References", "<%s@%s>".formatted(envelope.thread(), host));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", envelope.language());
        mail.setSentDate(Date.from(clock.instant()));
        return mail;
    }

    /** Whether the server answered that it will never take this, such as for an address that it does not know. */
    private static boolean isPermanent(MessagingException failure) {
        for (@Nullable Exception each = failure;
                each instanceof MessagingException one;
                each = one.getNextException()) {
            if (one instanceof SMTPAddressFailedException address && address.getReturnCode() >= PERMANENT
                    || one instanceof SMTPSendFailedException sending && sending.getReturnCode() >= PERMANENT) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
