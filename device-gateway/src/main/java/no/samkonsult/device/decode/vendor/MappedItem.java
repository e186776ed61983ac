package no.samkonsult.device.decode.vendor;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.samkonsult.device.Details;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Label;
import no.samkonsult.device.decode.home.Beneath;
import org.jspecify.annotations.Nullable;

/** One element of a payload, read by a mapping: a reading of each kind that is in it. */
record MappedItem(Mapping mapping, Item item, ZoneId zone, boolean retained) {
    private static final int LARGEST_POWER = 9;

    /** @throws IllegalArgumentException naming the field that all its readings share and that cannot be read */
    List<Decoding> decodings() {
        Details.Builder details = details();
        OffsetDateTime time = mapping.time() == null ? null : time(mapping.time(), details);
        if (retained && time == null) {
            throw new IllegalArgumentException("payload: retained and without a time of its own");
        }
        Integer sequence =
                item.naturalNumber("sequence", mapping.details().sequence()).orElse(null);
        Details whole = checked(details::build);
        List<Decoding> decodings = new ArrayList<>();
        for (MappedReading rule : mapping.readings()) {
            if (item.fulfils(rule.when())) {
                reading(rule, time, sequence, whole).ifPresent(decodings::add);
            }
        }
        return decodings.isEmpty()
                ? List.of(Illegible.because(item.path() + "payload: none of the mapping's values in it"))
                : decodings;
    }

    private Optional<Decoding> reading(
            MappedReading rule, @Nullable OffsetDateTime time, @Nullable Integer sequence, Details details) {
        try {
            Map<String, BigDecimal> values = values(rule);
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Legible.of(
                            checked(() -> new Reading(rule.kind(), time, sequence, values, rule.unit(), details))));
        } catch (IllegalArgumentException refused) {
            return Optional.of(new Illegible(
                    requireNonNullElse(refused.getMessage(), "payload: refused"),
                    new Label(
                            time == null ? null : time.toString(),
                            sequence,
                            rule.kind().code())));
        }
    }

    private Map<String, BigDecimal> values(MappedReading rule) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (MappedValue value : rule.values()) {
            Optional<BigDecimal> found =
                    item.chosen(value.name(), value.choice()).flatMap(element -> value(element, value));
            if (found.isEmpty() && value.required()) {
                throw item.wrong(value.name(), value.at(), "missing");
            }
            found.ifPresent(number -> values.put(value.name(), number));
        }
        return values;
    }

    private static Optional<BigDecimal> value(Item element, MappedValue value) {
        return element.number(value.name(), value.at())
                .map(number -> value.power() == null
                        ? number
                        : number.scaleByPowerOfTen(power(element, value.name(), value.power())));
    }

    private static int power(Item element, String field, Pointer at) {
        BigDecimal power = element.number(field + "'s power of ten", at)
                .orElseThrow(() -> element.wrong(field, at, "no power of ten"));
        int whole = element.whole(field + "'s power of ten", at, power);
        if (Math.abs(whole) > LARGEST_POWER) {
            throw element.wrong(field, at, "a power of ten beyond %d".formatted(LARGEST_POWER));
        }
        return whole;
    }

    private @Nullable OffsetDateTime time(MappedTime rule, Details.Builder details) {
        Optional<WrittenTime> written = written(rule);
        if (written.isEmpty() && rule.required()) {
            throw item.wrong("time", rule.at(), "missing");
        }
        return written.map(time -> moment(time, rule, details)).orElse(null);
    }

    private Optional<WrittenTime> written(MappedTime rule) {
        try {
            return rule.format().isNumber()
                    ? item.number("time", rule.at()).map(number -> WrittenTime.read(number, rule.format()))
                    : item.text("time", rule.at()).map(text -> WrittenTime.read(text, rule.format(), rule.pattern()));
        } catch (DateTimeException unreadable) {
            throw item.wrong("time", rule.at(), "not a time of the format " + rule.format());
        }
    }

    private OffsetDateTime moment(WrittenTime written, MappedTime rule, Details.Builder details) {
        if (written.offset() != null) {
            return written.in(zone);
        }
        Optional<String> told = item.text("zone", rule.zone());
        if (told.isEmpty()) {
            details.mark(Mark.LOCAL_TIME);
            return written.in(zone);
        }
        try {
            return written.in(ZoneId.of(told.get()));
        } catch (DateTimeException unknown) {
            throw item.wrong("zone", rule.zone(), "neither an offset nor a time zone");
        }
    }

    private Details.Builder details() {
        MappedDetails rule = mapping.details();
        Details.Builder details = Details.builder()
                .user(item.naturalNumber("user", rule.user()).orElse(null))
                .beneath(item.text("device", rule.beneath()).map(Beneath::name).orElse(null))
                .battery(item.number("battery", rule.battery())
                        .map(charge -> rule.batteryInPercent() ? charge.movePointLeft(2) : charge)
                        .orElse(null));
        if (rule.manual() != null && item.fulfils(rule.manual())) {
            details.mark(Mark.MANUAL);
        }
        return details;
    }

    private <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    item.path() + requireNonNullElse(refused.getMessage(), "payload: refused"));
        }
    }
}
