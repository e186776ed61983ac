package no.samkonsult.scheduling.invitation.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox that answers come to. Nothing is thrown away: what was understood lies in one folder afterwards, and what was not
 * in another, for a person to read.
 */
@Singleton
@Requires(property = "samkonsult.imap.host", pattern = ".+")
@Requires(property = "samkonsult.role.web", value = "true")
class ReplyMailbox {
    /** Where answers lie that were read. */
    static final String READ = "Samkonsult-read";

    /** Where all else lies, such as a mail that somebody has written. */
    static final String NOT_UNDERSTOOD = "Samkonsult-not-understood";

    private static final Logger LOG = LoggerFactory.getLogger(ReplyMailbox.class);
    private static final String UNREADABLE = "not-understood";
    private static final int AT_A_TIME = 100;

    private final ImapSettings settings;
    private final Replies replies;
    private final MeterRegistry meters;
    private final Session session;

    ReplyMailbox(ImapSettings settings, Replies replies, MeterRegistry meters) {
        this.settings = settings;
        this.replies = replies;
        this.meters = meters;
        session = Session.getInstance(settings.properties());
    }

    /** While the mail server or the database is away, all of it stays where it is. */
    @Scheduled(initialDelay = "5s", fixedDelay = "10s")
    void look() {
        try (Store store = session.getStore("imap")) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            sort(store);
        } catch (MessagingException | RuntimeException failure) {
            LOG.warn("imap=failed as={}", failure.getClass().getSimpleName());
        }
    }

    private void sort(Store store) throws MessagingException {
        Folder read = folder(store, READ);
        Folder notUnderstood = folder(store, NOT_UNDERSTOOD);
        try (Folder inbox = store.getFolder("INBOX")) { // closing it removes what lies elsewhere now
            inbox.open(Folder.READ_WRITE);
            int number = Math.min(inbox.getMessageCount(), AT_A_TIME);
            for (Message mail : number == 0 ? new Message[0] : inbox.getMessages(1, number)) {
                String outcome = outcome(mail);
                meters.counter("samkonsult.replies", "outcome", outcome).increment();
                inbox.copyMessages(new Message[] {mail}, outcome.equals(UNREADABLE) ? notUnderstood : read);
                mail.setFlag(Flags.Flag.DELETED, true);
            }
        }
    }

    private static Folder folder(Store store, String name) throws MessagingException {
        Folder folder = store.getFolder(name);
        if (!folder.exists()) {
            folder.create(Folder.HOLDS_MESSAGES);
        }
        return folder;
    }

    private String outcome(Message mail) {
        return read(mail)
                .map(read -> replies.take(read.id(), read.sender(), read.reply()))
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse(UNREADABLE);
    }

    private record Read(UUID id, String sender, Reply reply) {}

    /** Mails come from anywhere: whatever is wrong with one, the next is read. */
    private static Optional<Read> read(Message mail) {
        try {
            Optional<Reply> reply = CalendarParts.first(mail).flatMap(ReplyRules::read);
            return mail.getFrom() != null && mail.getFrom()[0] instanceof InternetAddress from && reply.isPresent()
                    ? Optional.of(new Read(id(mail), from.getAddress(), reply.get()))
                    : Optional.empty();
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOG.warn("reply=unreadable as={}", unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static UUID id(Message mail) throws MessagingException {
        String id = mail instanceof MimeMessage mime ? mime.getMessageID() : null;
        return id == null ? UUID.randomUUID() : UUID.nameUUIDFromBytes(id.getBytes(UTF_8));
    }
}
