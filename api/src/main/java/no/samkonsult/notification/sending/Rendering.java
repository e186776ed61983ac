package no.samkonsult.notification.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Message;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Urgency;
import no.samkonsult.notification.sending.Recipient.Address;
import no.samkonsult.platform.Texts;
import org.jspecify.annotations.Nullable;

/** Writes messages in the recipient's language. Several notices are told as their number, and lead to the front page. */
@Singleton
class Rendering {
    private final String url;

    Rendering(@Value("${samkonsult.url}") String url) {
        this.url = url.replaceFirst("/+$", "");
    }

    Message message(List<Notice> notices, Recipient recipient, Address address) {
        Texts texts = Texts.in(recipient.language());
        Notice first = notices.getFirst();
        boolean one = notices.size() == 1;
        boolean red = notices.stream().anyMatch(notice -> notice.urgency() == Urgency.RED);
        return new Message(
                one ? first.id() : named(String.join(",", ids(notices))),
                named(first.subject()),
                address.value(),
                address.secretId(),
                first.urgency(),
                texts.language(),
                notices.size(),
                texts.get(red ? "notice.heading.red" : "notice.heading"),
                one
                        ? texts.get(first.textKey(), first.arguments().toArray())
                        : texts.get("notice.several", Integer.toString(notices.size())),
                link(one ? first.link() : "/"));
    }

    /** None where this installation was not told its own address. */
    private @Nullable String link(String path) {
        return url.isEmpty() ? null : url + path;
    }

    private static List<String> ids(List<Notice> notices) {
        return notices.stream().map(notice -> notice.id().toString()).sorted().toList();
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
