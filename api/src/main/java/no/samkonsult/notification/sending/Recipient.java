package no.samkonsult.notification.sending;

import java.util.Map;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import org.jspecify.annotations.Nullable;

/** Where somebody can be reached, in which language, and when not. Only addresses in use are in it. */
record Recipient(String language, @Nullable QuietHours quiet, Map<Channel, Address> addresses) {
    /** One address, and what the secret for it is derived from. */
    record Address(String value, UUID secretId) {}
}
