package no.samkonsult.scheduling;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.Invitee.Part;
import no.samkonsult.scheduling.SearchResult.Candidate;
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
 * @param named who would come for roles at the chosen time
 * @param added whoever was added last
 */
public record BookingWish(
        PatientId patient,
        Map<Asked, Part> parties,
        MeetingLength length,
        int weeks,
        Topic topic,
        @Nullable Instant start,
        Set<PersonId> named,
        @Nullable Asked added) {
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
        var parties = new LinkedHashMap<Asked, Part>();
        fields.forEach((name, value) -> {
            if (name.startsWith(PARTY)) {
                parties.put(Asked.of(name, name.substring(PARTY.length())), read(name, value, Part::valueOf));
            }
        });
        String add = fields.get(ADD);
        Asked added = add == null ? null : Asked.of(ADD, add);
        if (added != null) {
            parties.put(added, Part.REQUIRED);
        }
        List<String> chosen = List.of(fields.getOrDefault("start", "").split(" "));
        return new BookingWish(
                new PatientId(read("patient", fields.getOrDefault("patient", ""), UUID::fromString)),
                parties,
                new MeetingLength(read("minutes", fields.getOrDefault("minutes", "30"), Integer::valueOf)),
                read("weeks", fields.getOrDefault("weeks", "2"), Integer::valueOf),
                read("topic", fields.getOrDefault("topic", Topic.OTHER.name()), Topic::valueOf),
                chosen.getFirst().isEmpty() ? null : read("start", chosen.getFirst(), Instant::parse),
                chosen.stream()
                        .skip(1)
                        .map(person -> read("start", person, PersonId::of))
                        .collect(toSet()),
                added);
    }

    /** How a time is written in the form's field: with those who would come for roles, so that it is they who are booked. */
    static String chosen(Candidate candidate) {
        return Stream.concat(
                        Stream.of(candidate.time().start().toString()),
                        candidate.chosen().values().stream().map(PersonId::toString))
                .collect(joining(" "));
    }

    BookingWish with(Map<Asked, Part> others) {
        return new BookingWish(patient, others, length, weeks, topic, start, named, added);
    }

    /** Whom to ask; empty where nobody must come, or too many are asked. */
    public Optional<Attendees> attendees() {
        return attendees(Set.of());
    }

    private Optional<Attendees> attendees(Set<PersonId> first) {
        List<Asked> required = those(Part.REQUIRED);
        List<Asked> optional = those(Part.OPTIONAL);
        boolean nobody = required.stream().allMatch(Asked.Thing.class::isInstance);
        return nobody || required.size() + optional.size() > Attendees.MOST
                ? Optional.empty()
                : Optional.of(Attendees.of(required, optional, first));
    }

    TimeRange window(Instant now) {
        return TimeRange.of(now, Duration.ofDays(7L * weeks));
    }

    /** The booking, once a time is chosen. */
    Optional<BookingRequest> request() {
        return start == null ? Optional.empty() : request(start);
    }

    /** The booking at some time; empty where nobody must come. */
    Optional<BookingRequest> request(Instant at) {
        return attendees(named).map(who -> new BookingRequest(patient, who, at, length, topic));
    }

    List<Asked> those(Part part) {
        return parties.entrySet().stream()
                .filter(party -> party.getValue() == part)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static <T> T read(String field, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw new InvalidInput(field, "cannot be read");
        }
    }
}
