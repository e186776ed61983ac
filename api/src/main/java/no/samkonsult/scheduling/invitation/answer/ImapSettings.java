package no.samkonsult.scheduling.invitation.answer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.util.Properties;
import no.samkonsult.platform.CannotStart;

/**
 * The mailbox that answers to invitations come to: that of the address they are sent from.
 *
 * @param tls {@code starttls}: nothing is read without it; {@code tls}: from the first byte; {@code none}: for a server on this machine
 */
@Requires(property = "samkonsult.imap.host", pattern = ".+")
@ConfigurationProperties("samkonsult.imap")
record ImapSettings(String host, int port, String user, String password, String tls) {
    private static final String ANSWER_WITHIN = "10000";

    ImapSettings {
        if (!tls.matches("starttls|tls|none")) {
            throw new CannotStart("SAMKONSULT_IMAP_TLS cannot be used: it is starttls, tls or none");
        }
        if (user.isBlank() || password.isBlank()) {
            throw new CannotStart(
                    "SAMKONSULT_IMAP_USER and SAMKONSULT_IMAP_PASSWORD are both needed to read answers by mail");
        }
    }

    Properties properties() {
        var properties = new Properties();
        properties.put("mail.imap.starttls.enable", Boolean.toString(tls.equals("starttls")));
        properties.put("mail.imap.starttls.required", Boolean.toString(tls.equals("starttls")));
        properties.put("mail.imap.ssl.enable", Boolean.toString(tls.equals("tls")));
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        properties.put("mail.imap.connectiontimeout", ANSWER_WITHIN);
        properties.put("mail.imap.timeout", ANSWER_WITHIN);
        properties.put("mail.imap.writetimeout", ANSWER_WITHIN);
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ImapSettings[%s:%d %s]".formatted(host, port, tls);
    }
}
