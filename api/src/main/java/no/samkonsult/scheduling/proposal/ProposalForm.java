package no.samkonsult.scheduling.proposal;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.scheduling.BookingFields;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.shared.InvalidInput;

/** The fields in which times are chosen and proposed: those of the page of booking, and {@code time.<n>} for each time. */
public record ProposalForm(Map<String, String> fields) {
    /** How many times can be proposed at once. */
    public static final int MOST = ProposalWish.MOST;

    /** For how many hours times can be held. */
    public static final List<Integer> HOURS = List.of(4, 24, 48, 72, 168);

    private static final int USUAL = 48;
    private static final String TIME = "time.";

    /** The times that are chosen, soonest first. */
    public List<Instant> starts() {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(TIME))
                .map(field -> instant(field.getKey(), field.getValue()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The time that fits best; none where nothing is said. */
    Optional<Instant> best() {
        String best = fields.getOrDefault("best", "");
        return best.isEmpty() ? Optional.empty() : Optional.of(instant("best", best));
    }

    Answer answer() {
        return new Answer(Set.copyOf(starts()), best().orElse(null), fields.getOrDefault("suggestion", ""));
    }

    /** The key of what is wrong with an answer; none where nothing is. */
    Optional<String> fault() {
        if (starts().isEmpty() != fields.containsKey("none")) {
            return Optional.of(starts().isEmpty() ? "proposal.answer.needed" : "proposal.answer.both");
        }
        return best().filter(best -> !starts().contains(best)).map(_ -> "proposal.best.not-fitting");
    }

    /** Whether so many times are chosen as can be proposed. */
    boolean isWithinMost() {
        return !starts().isEmpty() && starts().size() <= MOST;
    }

    public int hours() {
        String hours = fields.getOrDefault("hours", "");
        return HOURS.stream()
                .filter(each -> hours.equals(each.toString()))
                .findFirst()
                .orElse(USUAL);
    }

    public boolean professionalsAsked() {
        return fields.containsKey("professionals");
    }

    /** What is wished; none where nobody must come. */
    Optional<ProposalWish> wish(Instant now) {
        BookingWish wish = BookingWish.of(fields);
        return wish.attendees()
                .map(attendees -> new ProposalWish(
                        wish.patient(),
                        attendees,
                        wish.length(),
                        wish.topic(),
                        professionalsAsked(),
                        starts(),
                        ProposalRules.deadline(now, Duration.ofHours(hours()), starts())));
    }

    /** Back to the page of booking with the same people. */
    public String bookingPath() {
        var others = new LinkedHashMap<>(fields);
        others.keySet().removeIf(name -> name.startsWith(TIME) || name.equals("start"));
        return BookingFields.path(others);
    }

    private static Instant instant(String field, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput(field, "cannot be read");
        }
    }
}
