package no.samkonsult.notification.contact;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.samkonsult.notification.Channel;
import no.samkonsult.platform.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The page's form as it was sent: fields {@code sms}, {@code sms.active} and so on, {@code language}, {@code from} and
 * {@code until}.
 */
final class ContactForm {
    private final Map<String, String> values;
    private final Map<String, String> faults = new HashMap<>();
    private final Map<Channel, Entry> entries = new EnumMap<>(Channel.class);
    private final Wish wish;

    /** What is kept of one channel; {@code address} is null where it is to be forgotten. */
    record Entry(@Nullable String address, boolean active) {}

    /** @param allowed whether an address that can be a webhook's may be one here */
    ContactForm(Map<String, String> values, Set<Channel> offered, Predicate<String> allowed) {
        this.values = values;
        offered.forEach(channel -> entry(channel, allowed));
        wish = new Wish(language(), time("from"), time("until"));
        if ((wish.quietFrom() == null) != (wish.quietUntil() == null)) {
            fault(wish.quietFrom() == null ? "from" : "until", "contact.fault.both");
        } else if (wish.quietFrom() != null && wish.quietFrom().equals(wish.quietUntil())) {
            fault("until", "contact.fault.same");
        }
    }

    static String field(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    /** The key of what is wrong, by the name of the field. */
    Map<String, String> faults() {
        return Map.copyOf(faults);
    }

    Map<Channel, Entry> entries() {
        return entries;
    }

    Wish wish() {
        return wish;
    }

    private void entry(Channel channel, Predicate<String> allowed) {
        String field = field(channel);
        if (value(field).isEmpty()) {
            entries.put(channel, new Entry(null, false));
            return;
        }
        Optional<String> address = AddressRules.kept(channel, value(field));
        if (address.isEmpty()) {
            fault(field, "contact.fault." + field);
        } else if (channel == Channel.WEBHOOK && !allowed.test(address.get())) {
            fault(field, "contact.fault.webhook-place");
        }
        entries.put(channel, new Entry(address.orElse(value(field)), values.containsKey(field + ".active")));
    }

    private String language() {
        String chosen = value("language");
        return Texts.LANGUAGES.contains(chosen) ? chosen : Texts.LANGUAGES.getFirst();
    }

    private @Nullable LocalTime time(String field) {
        try {
            return value(field).isEmpty() ? null : LocalTime.parse(value(field));
        } catch (DateTimeException noTime) {
            fault(field, "contact.fault.time");
            return null;
        }
    }

    private void fault(String field, String key) {
        faults.putIfAbsent(field, key);
    }

    private String value(String field) {
        return values.getOrDefault(field, "").strip();
    }
}
