package no.samkonsult.notification.email;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.util.Properties;
import no.samkonsult.platform.CannotStart;

/**
 * The SMTP server that e-mail is handed to.
 *
 * @param tls {@code starttls}: no mail without it; {@code tls}: from the first byte; {@code none}: for a server on this machine
 */
@Requires(property = "samkonsult.smtp.host", pattern = ".+")
@ConfigurationProperties("samkonsult.smtp")
public record SmtpSettings(String host, int port, String user, String password, String from, String tls) {
    private static final String ANSWER_WITHIN = "4000";

    public SmtpSettings {
        if (host.isBlank() || from.isBlank()) {
            throw new CannotStart("SAMKONSULT_SMTP_HOST and SAMKONSULT_SMTP_FROM are both needed to send e-mail");
        }
        if (!tls.matches("starttls|tls|none")) {
            throw new CannotStart("SAMKONSULT_SMTP_TLS cannot be used: it is starttls, tls or none");
        }
        if (!user.isEmpty() && tls.equals("none")) {
            throw new CannotStart("SAMKONSULT_SMTP_TLS is none: the password would be sent in the open");
        }
    }

    /** The address that mail comes from, without the name that may stand before it. */
    String sender() {
        return from.replaceFirst(".*<", "").replaceFirst(">.*", "").strip();
    }

    Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.from", sender());
        properties.put("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls.equals("starttls")));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls.equals("starttls")));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls.equals("tls")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", ANSWER_WITHIN);
        properties.put("mail.smtp.timeout", ANSWER_WITHIN);
        properties.put("mail.smtp.writetimeout", ANSWER_WITHIN);
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmtpSettings[%s:%d %s]".formatted(host, port, tls);
    }
}
