package no.samkonsult.alert.escalation.setup;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.escalation.Step;
import no.samkonsult.alert.escalation.Target;
import no.samkonsult.alert.routing.RoutingRule;
import no.samkonsult.alert.routing.Situation.Attended;
import no.samkonsult.notification.Channel;
import no.samkonsult.platform.Page;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** What an administrator filled in about routing. Each reading throws {@link InvalidInput} that names the field. */
record RoutingForm(Map<String, String> fields) {
    private static final int LONGEST_NAME = 80;

    UUID service() {
        return needed("service", UUID::fromString);
    }

    Severity severity() {
        return needed("severity", Severity::valueOf);
    }

    /** The time that is asked about, in Europe/Oslo. */
    Instant at() {
        return needed("at", LocalDateTime::parse).atZone(Page.ZONE).toInstant();
    }

    String municipality() {
        return needed("municipality", RoutingForm::municipality);
    }

    RoutingRule rule() {
        LocalTime begins = optional("begins", LocalTime::parse);
        LocalTime ends = optional("ends", LocalTime::parse);
        if ((begins == null) != (ends == null) || begins != null && begins.equals(ends)) {
            throw new InvalidInput("ends", "give both ends of the span, or none");
        }
        return new RoutingRule(
                UUID.randomUUID(),
                name(),
                optional("severity", Severity::valueOf),
                optional("municipality", RoutingForm::municipality),
                weekdays(),
                begins,
                ends,
                optional("holidays", Boolean::valueOf),
                desk());
    }

    Step step() {
        List<Channel> channels = Stream.of("first", "second")
                .map(name -> optional(name, Channel::valueOf))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        if (channels.isEmpty()) {
            throw new InvalidInput("first", "choose a channel");
        }
        int minutes = needed("minutes", Integer::valueOf);
        if (minutes < 1 || minutes > Duration.ofDays(1).toMinutes()) {
            throw new InvalidInput("minutes", "must be from 1 to 1440");
        }
        return new Step(needed("target", Target::valueOf), channels, Duration.ofMinutes(minutes));
    }

    private String name() {
        String name = given("name");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidInput("name", "must have from 1 to %d characters".formatted(LONGEST_NAME));
        }
        return name;
    }

    private Attended desk() {
        String[] parts = given("desk").split("/", -1);
        if (parts.length != 2) {
            throw new InvalidInput("desk", "choose a desk");
        }
        return new Attended(read("desk", parts[0], UUID::fromString), read("desk", parts[1], UUID::fromString));
    }

    private Set<DayOfWeek> weekdays() {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> fields.containsKey("day" + day.getValue()))
                .collect(Collectors.toSet());
    }

    private static String municipality(String text) {
        if (!text.matches("\\d{4}")) {
            throw new IllegalArgumentException("no kommunenummer");
        }
        return text;
    }

    private String given(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private <T> @Nullable T optional(String name, Function<String, T> reading) {
        return Optional.of(given(name))
                .filter(text -> !text.isEmpty())
                .map(text -> read(name, text, reading))
                .orElse(null);
    }

    private <T> T needed(String name, Function<String, T> reading) {
        return read(name, given(name), reading);
    }

    private static <T> T read(String name, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new InvalidInput(name, "cannot be read");
        }
    }
}
