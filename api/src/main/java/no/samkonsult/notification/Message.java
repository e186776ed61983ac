package no.samkonsult.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to carry to one address.
 *
 * @param id the same when it is sent again, by which a provider knows it
 * @param thread the same for everything about one subject
 * @param secretId what the secret that signs it is derived from, where the channel signs
 * @param link the whole address to follow, or null where this installation does not know its own
 */
public record Message(
        UUID id,
        UUID thread,
        String address,
        UUID secretId,
        Urgency urgency,
        String language,
        int notices,
        String heading,
        String text,
        @Nullable String link) {
    /** The text with the link after it, for channels that carry text alone. */
    public String textWithLink() {
        return link == null ? text : text + " " + link;
    }
}
