package no.samkonsult.patient.handover;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.samkonsult.platform.Page;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to hand a patient over, as it was sent.
 *
 * @param answeredAt hours and minutes, Europe/Oslo, of the last day and night
 */
@Serdeable
public record HandOverForm(
        @Nullable UUID service,
        @Nullable String identity,
        @Nullable String situation,
        @Nullable String background,
        @Nullable String analysis,
        @Nullable String advice,
        @Nullable String answeredBy,
        @Nullable String answeredAt) {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_NAME = 100;

    /** As it is opened: who it is, what is known of them, and what is open now; what it means and what is asked for is the caller's. */
    static HandOverForm begun(String identity, String situation, String background, Instant now) {
        String clock = now.atZone(Page.ZONE).toLocalTime().toString().substring(0, "HH:mm".length());
        return new HandOverForm(null, identity, situation, background, null, null, null, clock);
    }

    /** The five parts by their names, in their order. */
    public Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("identity", given(identity));
        parts.put("situation", given(situation));
        parts.put("background", given(background));
        parts.put("analysis", given(analysis));
        parts.put("advice", given(advice));
        return parts;
    }

    Isbar isbar() {
        return new Isbar(given(identity), given(situation), given(background), given(analysis), given(advice));
    }

    String answerer() {
        return given(answeredBy);
    }

    /** The fields that cannot be taken as they are. */
    Set<String> faults(ZonedDateTime now) {
        var faults = new TreeSet<String>();
        parts().forEach((name, text) -> {
            if (text.isEmpty() || text.length() > LONGEST) {
                faults.add(name);
            }
        });
        if (answerer().isEmpty() || answerer().length() > LONGEST_NAME) {
            faults.add("answeredBy");
        }
        if (answered(now).isEmpty()) {
            faults.add("answeredAt");
        }
        if (service == null) {
            faults.add("service");
        }
        return faults;
    }

    /** When the telephone was answered: the last time the clock showed it. */
    Optional<Instant> answered(ZonedDateTime now) {
        try {
            ZonedDateTime today = now.with(LocalTime.parse(given(answeredAt)));
            return Optional.of((today.isAfter(now) ? today.minusDays(1) : today).toInstant());
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
