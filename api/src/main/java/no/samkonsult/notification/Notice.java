package no.samkonsult.notification;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import no.samkonsult.shared.PersonId;

/**
 * What one person is to be told, and how.
 *
 * <p>What leaves the service says that something waits and where, and nothing of whom or what: its text is one of those that
 * begin with {@code notice.}, what is filled in are numbers and times, and its link is a path without a query.
 *
 * @param id the same for the same notice, however often it is added
 * @param subject what it is about, by which it is cancelled, such as {@code alert/<id>}
 * @param channels the first, then those that are tried where it does not come through
 * @param textKey the key of its text, in the recipient's language when it is sent
 */
public record Notice(
        UUID id,
        String subject,
        PersonId recipient,
        List<Channel> channels,
        Urgency urgency,
        String textKey,
        List<String> arguments,
        String link) {
    private static final Pattern SUBJECT = Pattern.compile("[a-z-]+/[0-9a-f-]{1,64}");
    private static final Pattern TEXT_KEY = Pattern.compile("notice\\.[a-z.-]+");
    private static final Pattern NUMBER_OR_TIME = Pattern.compile("[0-9][0-9:.]{0,9}");
    private static final Pattern LINK = Pattern.compile("/[a-z0-9/-]*");

    public Notice {
        channels = List.copyOf(channels);
        arguments = List.copyOf(arguments);
        require(SUBJECT, subject, "subject");
        require(TEXT_KEY, textKey, "key of a text");
        require(LINK, link, "link");
        arguments.forEach(argument -> require(NUMBER_OR_TIME, argument, "number or time"));
        if (channels.isEmpty() || new HashSet<>(channels).size() < channels.size()) {
            throw new IllegalArgumentException("channels %s: one at least, and each once".formatted(channels));
        }
    }

    private static void require(Pattern form, String text, String what) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not a %s that may leave the service: %s".formatted(what, text));
        }
    }
}
