package no.samkonsult.device.decode.senml;

import static java.util.Objects.requireNonNullElse;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.samkonsult.device.Details;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Message;
import no.samkonsult.device.decode.Vital;
import no.samkonsult.device.decode.Vitals;
import no.samkonsult.device.decode.Vitals.Quantity;
import org.jspecify.annotations.Nullable;

/** The readings of one pack as they gather: values of one device and one time belong together. */
final class SenmlReadings {
    private static final String BATTERY = "battery";
    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z][A-Za-z-]{0,31}");

    private record Occasion(String device, @Nullable OffsetDateTime time, boolean relative) {}

    /** @param contradicted named twice with different values, so nobody knows which holds */
    private record Values(Map<Vital, Quantity> known, Set<Vital> contradicted) {
        static Values none() {
            return new Values(new EnumMap<>(Vital.class), EnumSet.noneOf(Vital.class));
        }

        void add(Vital vital, Quantity quantity) {
            Quantity earlier = known.put(vital, quantity);
            if (earlier != null && !earlier.equals(quantity)) {
                contradicted.add(vital);
            }
        }
    }

    private final Message message;
    private final Map<Occasion, Values> occasions = new LinkedHashMap<>();
    private final List<Decoding> others = new ArrayList<>();

    SenmlReadings(Message message) {
        this.message = message;
    }

    void add(SenmlPack.Entry entry) {
        switch (entry) {
            case SenmlPack.Entry.Refused refused -> refuse(refused.reason());
            case SenmlPack.Entry.Resolved resolved -> tryAdd(resolved.record());
        }
    }

    List<Decoding> decodings() {
        List<Decoding> all = new ArrayList<>();
        occasions.forEach((occasion, values) -> all.addAll(decodings(occasion, values)));
        all.addAll(others);
        return all;
    }

    private void tryAdd(SenmlRecord record) {
        try {
            add(record);
        } catch (IllegalArgumentException refused) {
            refuse(requireNonNullElse(refused.getMessage(), "payload: refused"));
        }
    }

    private void add(SenmlRecord record) {
        if (record.name().equals(BATTERY)) {
            others.add(new Told(DeviceStatus.battery(SenmlValues.charge(record))));
            return;
        }
        Vital vital = SenmlValues.named(record.name())
                .orElseThrow(() -> new IllegalArgumentException("n: %snot a known name"
                        .formatted(PRINTABLE.matcher(record.name()).matches() ? record.name() + ", " : "")));
        OffsetDateTime time = record.time(message.receivedAt());
        Occasion occasion = new Occasion(record.device(), time, time != null && record.isRelative());
        occasions.computeIfAbsent(occasion, _ -> Values.none()).add(vital, SenmlValues.quantity(vital, record));
    }

    private List<Decoding> decodings(Occasion occasion, Values values) {
        List<Decoding> decodings = new ArrayList<>();
        for (Vital vital : values.contradicted()) {
            values.known().remove(vital);
            decodings.add(Illegible.because(vital.valueName() + ": two values at one time"));
        }
        decodings.addAll(vitals(occasion).readings(values.known()));
        return decodings;
    }

    private Vitals vitals(Occasion occasion) {
        boolean ageUnknown = message.retained() && occasion.relative();
        return new Vitals(ageUnknown ? null : occasion.time(), message.retained(), Details.NONE);
    }

    private void refuse(String reason) {
        others.add(Illegible.because(reason));
    }
}
