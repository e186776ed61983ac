package no.samkonsult.scheduling.outside.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.samkonsult.shared.TimeRange;

/** How the slots of a schedule are searched for on a FHIR R4 server, and what it answers: when they are busy, and nothing of with what. */
public final class SlotRules {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> BUSY = Set.of("busy", "busy-unavailable", "busy-tentative");

    /** Ids are as FHIR has them. A schedule is named itself, anybody else by what they are. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<base>.*/)(?<reference>(?<type>Schedule|Practitioner|PractitionerRole)/[A-Za-z0-9.-]{1,64})");

    /** Slots can be searched for by when they begin alone: what lasts longer than this, and began before it, is not found. */
    private static final Duration LOOK_BACK = Duration.ofDays(31);

    private SlotRules() {}

    /** A page of what was found. */
    record Slots(List<TimeRange> busy, Optional<URI> next) {}

    /** Whether an address is that of a schedule, or of somebody who may have one. */
    public static boolean isSearchable(URI address) {
        return address.getRawQuery() == null
                && address.getRawFragment() == null
                && ADDRESS.matcher(address.toString()).matches();
    }

    /** What is not of that form is asked as it is, and will not be found. */
    static URI search(URI address, TimeRange window) {
        Matcher parts = ADDRESS.matcher(address.toString());
        if (!parts.matches()) {
            return address;
        }
        String whose = parts.group("type").equals("Schedule") ? "schedule" : "schedule.actor";
        return URI.create("%sSlot?%s=%s&status=%s&start=ge%s&start=lt%s&_count=500"
                .formatted(
                        parts.group("base"),
                        whose,
                        parts.group("reference"),
                        String.join(",", BUSY.stream().sorted().toList()),
                        second(window.start().minus(LOOK_BACK)),
                        second(window.end())));
    }

    static boolean isSameServer(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getRawAuthority().equals(other.getRawAuthority());
    }

    /** Empty where it is no bundle, or holds what cannot be read. Free slots are left out where the server has not done so. */
    static Optional<Slots> page(String text) {
        try {
            JsonNode bundle = JSON.readTree(text);
            if (!bundle.path("resourceType").asText().equals("Bundle")) {
                return Optional.empty();
            }
            return Optional.of(new Slots(
                    each(bundle.path("entry"))
                            .map(entry -> entry.path("resource"))
                            .filter(slot -> slot.path("resourceType").asText().equals("Slot")
                                    && BUSY.contains(slot.path("status").asText()))
                            .flatMap(SlotRules::time)
                            .toList(),
                    each(bundle.path("link"))
                            .filter(link -> link.path("relation").asText().equals("next"))
                            .map(link -> URI.create(link.path("url").asText()))
                            .findFirst()));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Stream<TimeRange> time(JsonNode slot) {
        Instant start = OffsetDateTime.parse(slot.path("start").asText()).toInstant();
        Instant end = OffsetDateTime.parse(slot.path("end").asText()).toInstant();
        return start.isBefore(end) ? Stream.of(TimeRange.of(start, end)) : Stream.empty();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
