package no.samkonsult.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.Invitee.Part;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has asked for so far on the page of booking. It travels in the page's form and is kept nowhere else, so
 * that the page works in several tabs and after a pause.
 *
 * @param parties in the order they were asked; empty on the first visit
 * @param weeks how far ahead to look
 * @param added whoever was added last
 */
public record BookingWish(
        PatientId patient,
        Map<PersonId, Part> parties,
        MeetingLength length,
        int weeks,
        Topic topic,
        @Nullable Instant start,
        @Nullable PersonId added) {
    /** The lengths to choose from, in minutes. */
    public static final List<Integer> LENGTHS = List.of(15, 20, 30, 45, 60);

    /** How many weeks ahead one can look. */
    public static final List<Integer> WEEKS = List.of(1, 2, 4, 8);

    private static final String PARTY = "party.";
    private static final String ADD = "add";

    public BookingWish {
        if (!WEEKS.contains(weeks)) {
            throw new InvalidInput("weeks", "must be one of %s, not %d".formatted(WEEKS, weeks));
        }
    }

    /** The wish in a form's fields. */
    public static BookingWish of(Map<String, String> fields) {
        var parties = new LinkedHashMap<PersonId, Part>();
        fields.forEach((name, value) -> {
            if (name.startsWith(PARTY)) {
                parties.put(person(name, name.substring(PARTY.length())), read(name, value, Part::valueOf));
            }
        });
        String add = fields.get(ADD);
        PersonId added = add == null ? null : person(ADD, add);
        if (added != null) {
            parties.put(added, Part.REQUIRED);
        }
        String start = fields.get("start");
        return new BookingWish(
                new PatientId(read("patient", fields.getOrDefault("patient", ""), UUID::fromString)),
                parties,
                new MeetingLength(read("minutes", fields.getOrDefault("minutes", "30"), Integer::valueOf)),
                read("weeks", fields.getOrDefault("weeks", "2"), Integer::valueOf),
                read("topic", fields.getOrDefault("topic", Topic.OTHER.name()), Topic::valueOf),
                start == null ? null : read("start", start, Instant::parse),
                added);
    }

    BookingWish with(Map<PersonId, Part> others) {
        return new BookingWish(patient, others, length, weeks, topic, start, added);
    }

    /** Whom to ask; empty where nobody must come, or too many are asked. */
    public Optional<Attendees> attendees() {
        List<PersonId> required = those(Part.REQUIRED);
        List<PersonId> optional = those(Part.OPTIONAL);
        return required.isEmpty() || required.size() + optional.size() > Attendees.MOST
                ? Optional.empty()
                : Optional.of(new Attendees(required, optional));
    }

    TimeRange window(Instant now) {
        return TimeRange.of(now, Duration.ofDays(7L * weeks));
    }

    /** The booking, once a time is chosen. */
    Optional<BookingRequest> request() {
        return start == null
                ? Optional.empty()
                : attendees().map(who -> new BookingRequest(patient, who, start, length, topic));
    }

    List<PersonId> those(Part part) {
        return parties.entrySet().stream()
                .filter(party -> party.getValue() == part)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static PersonId person(String field, String value) {
        return new PersonId(read(field, value, UUID::fromString));
    }

    private static <T> T read(String field, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw new InvalidInput(field, "cannot be read");
        }
    }
}
