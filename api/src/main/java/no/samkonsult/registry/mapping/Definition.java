package no.samkonsult.registry.mapping;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as an administrator writes it, and as it is kept: pointers (RFC 6901) into one reading, or into the whole payload
 * with a {@code #} before them. What is blank is absent.
 *
 * @param contentType of the payloads it is for, such as {@code application/vnd.maker.model+json}
 * @param model devices of which it reads plain JSON too
 * @param items leads to the array of readings; absent where the payload is one
 * @param only takes in those readings alone that hold one of the texts {@code onlyIs}, separated by commas
 * @param timeFormat ISO_OFFSET, ISO_LOCAL, EPOCH_SECONDS, EPOCH_MILLISECONDS, LOCAL_EPOCH_SECONDS or PATTERN
 * @param zone leads to the offset or time zone of a time by the clock on the wall
 * @param device leads to the address of the device beneath the gateway that sent
 * @param manual marks as entered by hand those that hold one of the texts {@code manualIs}
 */
@Serdeable
public record Definition(
        String name,
        String contentType,
        @Nullable String model,
        boolean inUse,
        @Nullable String items,
        @Nullable String only,
        @Nullable String onlyIs,
        @Nullable String time,
        @Nullable String timeFormat,
        @Nullable String timePattern,
        @Nullable String zone,
        boolean timeRequired,
        @Nullable String sequence,
        @Nullable String user,
        @Nullable String device,
        @Nullable String battery,
        boolean batteryInPercent,
        @Nullable String manual,
        @Nullable String manualIs,
        List<Value> values) {
    public static final int MOST_VALUES = 40;

    public Definition {
        values = List.copyOf(values);
    }

    /** What a new one begins with. */
    static Definition empty() {
        return new Definition(
                "",
                "application/vnd.",
                null,
                true,
                null,
                null,
                null,
                null,
                "ISO_OFFSET",
                null,
                null,
                true,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                List.of(Value.EMPTY));
    }

    Definition with(List<Value> other) {
        return new Definition(
                name,
                contentType,
                model,
                inUse,
                items,
                only,
                onlyIs,
                time,
                timeFormat,
                timePattern,
                zone,
                timeRequired,
                sequence,
                user,
                device,
                battery,
                batteryInPercent,
                manual,
                manualIs,
                other);
    }

    /**
     * Where one value is. Values of one kind with the same unit and the same condition are one reading.
     *
     * @param target the kind and the kind's name for the value, such as {@code blood-pressure/systolic}
     * @param unit UCUM, where it is not the canonical one
     * @param list leads to a list of which one element is meant: that in which {@code which} leads to {@code whichIs};
     *     {@code at} and {@code power} then lead from there
     * @param power leads to the power of ten that the value is multiplied by
     * @param when takes the value for this only where {@code when} leads to {@code whenIs}
     */
    @Serdeable
    public record Value(
            String target,
            String at,
            @Nullable String unit,
            boolean required,
            @Nullable String list,
            @Nullable String which,
            @Nullable String whichIs,
            @Nullable String power,
            @Nullable String when,
            @Nullable String whenIs) {
        static final Value EMPTY = new Value("", "", null, true, null, null, null, null, null, null);

        /** Whether anything is told that few makers need. */
        public boolean isIntricate() {
            return list != null || which != null || whichIs != null || power != null || when != null || whenIs != null;
        }
    }
}
