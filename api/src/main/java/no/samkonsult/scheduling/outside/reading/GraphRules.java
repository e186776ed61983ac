package no.samkonsult.scheduling.outside.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.samkonsult.shared.TimeRange;

/** What is said to Microsoft Graph about a mailbox's schedule, and what its answer means: when its owner is busy, and nothing of with what. */
public final class GraphRules {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String USERS = "https://graph.microsoft.com/v1.0/users/";
    private static final Pattern MAILBOX =
            Pattern.compile("[a-z0-9][a-z0-9._'+-]*@([a-z0-9-]+\\.)+[a-z]{2,}", Pattern.CASE_INSENSITIVE);

    private static final Duration CELL = Duration.ofMinutes(5);

    /** All else is busy: tentative, busy, out of office, and whatever it does not know. */
    private static final Set<String> FREE = Set.of("free", "workingelsewhere");

    /** The same in the merged view. */
    private static final String FREE_CELLS = "04";

    private GraphRules() {}

    /** Where the mailbox with an address is asked; empty where that is no address of a mailbox. */
    public static Optional<URI> address(String mailbox) {
        return MAILBOX.matcher(mailbox).matches() ? Optional.of(URI.create(USERS + mailbox)) : Optional.empty();
    }

    static String mailbox(URI address) {
        return address.getPath().replaceFirst(".*/", "");
    }

    /** The question when the owner of a mailbox is busy. */
    static String question(String mailbox, TimeRange window) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "schedules", List.of(mailbox),
                    "startTime", utc(window.start()),
                    "endTime", utc(window.end()),
                    "availabilityViewInterval", CELL.toMinutes()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers can be written", impossible);
        }
    }

    /** The token in what an authorization server answers. */
    static Optional<String> token(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text).path("access_token").textValue())
                    .filter(token -> token.matches("[\\x21-\\x7e]+"));
        } catch (JsonProcessingException noToken) {
            return Optional.empty();
        }
    }

    /** One schedule was asked for. Where its owner shows no single items, there is a merged view of them all. */
    static Fetched busy(String text, TimeRange asked) {
        try {
            JsonNode schedule = JSON.readTree(text).path("value").path(0);
            if (schedule.hasNonNull("error")) {
                return new Fetched.Failed(trouble(schedule.path("error")));
            }
            if (!schedule.isObject()) {
                return new Fetched.Failed(Trouble.NOT_A_CALENDAR);
            }
            JsonNode items = schedule.path("scheduleItems");
            String view = schedule.path("availabilityView").asText();
            if (items.isEmpty() && view.isEmpty()) {
                return new Fetched.Failed(Trouble.NOT_OFFERED);
            }
            Stream<TimeRange> busy = items.isEmpty()
                    ? cells(view, asked.start())
                    : StreamSupport.stream(items.spliterator(), false).flatMap(GraphRules::item);
            return new Fetched.Busy(busy.toList(), null);
        } catch (JsonProcessingException | DateTimeException unreadable) {
            return new Fetched.Failed(Trouble.NOT_A_CALENDAR);
        }
    }

    /** What Exchange calls it when it cannot tell. */
    private static Trouble trouble(JsonNode error) {
        return switch (error.path("responseCode").asText()) {
            case "ErrorMailRecipientNotFound" -> Trouble.NOT_FOUND;
            case "ErrorNoFreeBusyAccess", "ErrorAccessDenied" -> Trouble.REFUSED;
            case "ErrorResultSetTooBig" -> Trouble.TOO_LARGE;
            default -> Trouble.FAULT;
        };
    }

    private static Stream<TimeRange> item(JsonNode item) {
        Instant start = instant(item.path("start"));
        Instant end = instant(item.path("end"));
        boolean busy = !FREE.contains(item.path("status").asText().toLowerCase(Locale.ROOT));
        return busy && start.isBefore(end) ? Stream.of(TimeRange.of(start, end)) : Stream.empty();
    }

    private static Stream<TimeRange> cells(String view, Instant start) {
        return IntStream.range(0, view.length())
                .filter(cell -> FREE_CELLS.indexOf(view.charAt(cell)) < 0)
                .mapToObj(cell -> TimeRange.of(start.plus(CELL.multipliedBy(cell)), CELL));
    }

    /** In UTC, as it is asked for; in anything else it is not understood. */
    private static Instant instant(JsonNode time) {
        if (!time.path("timeZone").asText().equals("UTC")) {
            throw new DateTimeException("a time in another zone than was asked for");
        }
        return LocalDateTime.parse(time.path("dateTime").asText()).toInstant(ZoneOffset.UTC);
    }

    private static Map<String, String> utc(Instant instant) {
        LocalDateTime minute = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        return Map.of("dateTime", minute + ":00", "timeZone", "UTC");
    }
}
