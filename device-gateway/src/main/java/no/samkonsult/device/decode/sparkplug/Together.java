package no.samkonsult.device.decode.sparkplug;

import static java.util.Objects.requireNonNullElse;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Vital;
import no.samkonsult.device.decode.Vitals;
import no.samkonsult.device.decode.Vitals.Quantity;
import org.jspecify.annotations.Nullable;

/** Values of one device and one time. */
final class Together {
    private final @Nullable OffsetDateTime time;
    private final boolean isHistorical;
    private final boolean isGood;
    private final String beneath;
    private final Map<Vital, Quantity> values = new EnumMap<>(Vital.class);
    private final Map<Vital, Absence> absent = new EnumMap<>(Vital.class);

    Together(@Nullable OffsetDateTime time, boolean isHistorical, boolean isGood, String beneath) {
        this.time = time;
        this.isHistorical = isHistorical;
        this.isGood = isGood;
        this.beneath = beneath;
    }

    /** @param quantity null where there is no value, for the reason beside it */
    void add(Vital vital, @Nullable Quantity quantity, Absence reason) {
        if (values.containsKey(vital) || absent.containsKey(vital)) {
            throw new IllegalArgumentException("name: %s twice at one time".formatted(vital.valueName()));
        }
        if (quantity == null) {
            absent.put(vital, reason);
        } else {
            values.put(vital, quantity);
        }
    }

    List<Decoding> readings(boolean retained) {
        Map<Kind, Absence> lacking = lacking();
        List<Decoding> readings = new ArrayList<>(vitals(retained, null)
                .readings(values.entrySet().stream()
                        .filter(entry -> !lacking.containsKey(entry.getKey().kind()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        lacking.forEach((kind, reason) -> readings.addAll(incomplete(kind, reason, retained)));
        return readings;
    }

    /** The kinds that say nothing without the value that is missing. A missing pulse beside a blood pressure is no reading of its own. */
    private Map<Kind, Absence> lacking() {
        Map<Kind, Absence> lacking = new EnumMap<>(Kind.class);
        absent.forEach((vital, reason) -> {
            boolean isNeeded = vital.kind().required().contains(vital.nameIn(vital.kind()));
            boolean isBeside = vital == Vital.PULSE && !values.isEmpty();
            if (isNeeded && !isBeside) {
                lacking.putIfAbsent(vital.kind(), reason);
            }
        });
        return lacking;
    }

    private List<Decoding> incomplete(Kind kind, Absence reason, boolean retained) {
        Map<Vital, Quantity> rest = values.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return rest.isEmpty()
                ? List.of(empty(kind, reason, retained))
                : vitals(retained, reason).readings(rest);
    }

    private Decoding empty(Kind kind, Absence reason, boolean retained) {
        try {
            return retained && time == null
                    ? Illegible.because("payload: retained and without a time of its own")
                    : Legible.of(new Reading(kind, time, null, Map.of(), null, details(reason)));
        } catch (IllegalArgumentException refused) {
            return Illegible.because(requireNonNullElse(refused.getMessage(), "payload: refused"));
        }
    }

    private Vitals vitals(boolean retained, @Nullable Absence reason) {
        return new Vitals(time, retained, details(reason));
    }

    private Details details(@Nullable Absence reason) {
        Details.Builder details = Details.builder().beneath(beneath).absence(reason);
        if (isHistorical) {
            details.mark(Mark.STORED);
        }
        if (!isGood) {
            details.mark(Mark.QUESTIONABLE);
        }
        return details.build();
    }
}
