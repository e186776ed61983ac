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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Carrier;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Message;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a message to the SMTP server; nobody tells whether it was read. */
@Singleton
@Requires(property = "samkonsult.smtp.host", pattern = ".+")
class EmailCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(EmailCarrier.class);
    private static final int PERMANENT = 500;

    private final SmtpSettings settings;
    private final Session session;
    private final Clock clock;

    EmailCarrier(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        session = Session.getInstance(settings.properties());
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Carried carry(Message message) {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mail = mail(message);
            transport.connect(nullIfEmpty(settings.user()), nullIfEmpty(settings.password()));
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Carried.HandedOver();
        } catch (AddressException unreadable) {
            return new Carried.Refused("address");
        } catch (MessagingException failure) {
            LOG.warn(
                    "smtp=failed message={} as={}",
                    message.id(),
                    failure.getClass().getSimpleName());
            return isPermanent(failure) ? new Carried.Refused("smtp") : new Carried.NotNow("smtp");
        }
    }

    private MimeMessage mail(Message message) throws MessagingException {
        String host = settings.from().replaceFirst(".*@", "").replaceFirst("[^\\w.-].*", "");
        var mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<%s@%s>".formatted(message.id(), host));
            }
        };
        mail.setFrom(new InternetAddress(settings.from(), true));
        mail.setRecipient(RecipientType.TO, new InternetAddress(message.address(), true));
        mail.setSubject(message.heading(), StandardCharsets.UTF_8.name());
        mail.setText(message.text() + (message.link() == null ? "" : "\n\n" + message.link()) + "\n", "UTF-8");
        mail.setHeader("References", "<%s@%s>".formatted(message.thread(), host));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", message.language());
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
