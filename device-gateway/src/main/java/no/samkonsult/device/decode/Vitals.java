package no.samkonsult.device.decode;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import org.jspecify.annotations.Nullable;

/**
 * Loose values that one device took at one time, put together into readings: systolic and diastolic are one blood pressure, and
 * a pulse beside them is that reading's pulse. What cannot be a reading is illegible by itself and does not spoil the others.
 *
 * @param time null where the device told none
 * @param retained kept by the broker, so that values without a time are of unknown age
 */
public record Vitals(@Nullable OffsetDateTime time, boolean retained, Details details) {
    private static final List<Kind> WITH_PULSE = List.of(Kind.BLOOD_PRESSURE, Kind.OXYGEN_SATURATION);

    /** @param unit a UCUM unit; null for the canonical one */
    public record Quantity(BigDecimal value, @Nullable String unit) {}

    public List<Decoding> readings(Map<Vital, Quantity> values) {
        Map<Kind, Map<Vital, Quantity>> byKind = new EnumMap<>(Kind.class);
        values.forEach((vital, quantity) -> byKind.computeIfAbsent(vital.kind(), _ -> new EnumMap<>(Vital.class))
                .put(vital, quantity));
        joinPulse(byKind);
        return byKind.entrySet().stream()
                .map(entry -> reading(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** To the first whole reading that has a pulse, so that one heart is not counted twice. */
    private static void joinPulse(Map<Kind, Map<Vital, Quantity>> byKind) {
        Map<Vital, Quantity> pulse = byKind.get(Kind.PULSE);
        if (pulse == null) {
            return;
        }
        for (Kind kind : WITH_PULSE) {
            Map<Vital, Quantity> values = byKind.getOrDefault(kind, Map.of());
            if (named(kind, values).keySet().containsAll(kind.required())) {
                values.putAll(pulse);
                byKind.remove(Kind.PULSE);
                return;
            }
        }
    }

    private Decoding reading(Kind kind, Map<Vital, Quantity> values) {
        try {
            if (retained && time == null) {
                throw new IllegalArgumentException("payload: retained and without a time of its own");
            }
            return Legible.of(new Reading(kind, time, null, named(kind, values), unit(kind, values), details));
        } catch (IllegalArgumentException refused) {
            return new Illegible(
                    requireNonNullElse(refused.getMessage(), "payload: refused"),
                    new Label(Objects.toString(time, null), null, kind.code()));
        }
    }

    private static Map<String, BigDecimal> named(Kind kind, Map<Vital, Quantity> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().nameIn(kind), entry -> entry.getValue()
                        .value()));
    }

    private static @Nullable String unit(Kind kind, Map<Vital, Quantity> values) {
        List<String> units = values.entrySet().stream()
                .filter(entry -> entry.getKey().hasUnitOf(kind))
                .map(entry -> Objects.toString(entry.getValue().unit(), ""))
                .distinct()
                .toList();
        if (units.size() > 1) {
            throw new IllegalArgumentException("unit: not the same for all values of " + kind.code());
        }
        return units.isEmpty() || units.getFirst().isEmpty() ? null : units.getFirst();
    }
}
