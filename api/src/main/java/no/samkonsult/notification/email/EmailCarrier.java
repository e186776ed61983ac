package no.samkonsult.notification.email;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import no.samkonsult.notification.Carried;
import no.samkonsult.notification.Carrier;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Message;
import no.samkonsult.notification.email.MailServer.Envelope;

/** Hands a message to the SMTP server; nobody tells whether it was read. */
@Singleton
@Requires(property = "samkonsult.smtp.host", pattern = ".+")
class EmailCarrier implements Carrier {
    private final MailServer server;

    EmailCarrier(MailServer server) {
        this.server = server;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Carried carry(Message message) {
        String link = message.link() == null ? "" : "\n\n" + message.link();
        return server.hand(
                new Envelope(message.id(), message.thread(), message.address(), message.language()), mail -> {
                    mail.setSubject(message.heading(), StandardCharsets.UTF_8.name());
                    mail.setText(message.text() + link + "\n", StandardCharsets.UTF_8.name());
                });
    }
}
