package no.samkonsult.device.decode.senml;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samkonsult.device.decode.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * The base fields in force at a record (RFC 8428, sections 4.1 and 4.6): they hold from the record they stand in until another
 * says otherwise. A base sum is not kept, since none of the values read here is a sum.
 */
record SenmlBase(
        String name,
        @Nullable BigDecimal time,
        @Nullable String unit,
        @Nullable BigDecimal value) {
    static final SenmlBase NONE = new SenmlBase("", null, null, null);

    /** A device's name by RFC 9039, and what parts it from the name of a value. */
    private static final Pattern DEVICE = Pattern.compile("urn:dev:[a-z0-9]+:[^:/_]*[:/_]?");

    private static final Pattern UP_TO_SEPARATOR = Pattern.compile(".*[:/_]", Pattern.DOTALL);

    SenmlBase with(JsonFields record) {
        record.number("bs");
        return new SenmlBase(
                record.text("bn").orElse(name),
                record.number("bt").orElse(time),
                record.text("bu").orElse(unit),
                record.number("bv").orElse(value));
    }

    /** Whether the record has no more than base fields, which some send first by themselves. */
    boolean isAllOf(JsonFields record) {
        return value == null
                && Stream.of("n", "u", "v", "vs", "vb", "vd", "s", "t", "ut")
                        .noneMatch(field -> record.object().hasNonNull(field));
    }

    SenmlRecord resolve(JsonFields record) {
        String resolved = name + record.text("n").orElse("");
        int device = lengthOfDevice(resolved);
        boolean otherThanNumber =
                Stream.of("vs", "vb", "vd").anyMatch(field -> record.object().hasNonNull(field));
        return new SenmlRecord(
                resolved.substring(0, device),
                resolved.substring(device),
                record.text("u").orElse(unit),
                sum(time, record.number("t").orElse(null)),
                otherThanNumber ? null : sum(value, record.number("v").orElse(null)));
    }

    /** As far as the base name's last separator or, where there is no base name, as far as a device URN goes. */
    private int lengthOfDevice(String resolved) {
        Matcher device = (name.isEmpty() ? DEVICE : UP_TO_SEPARATOR).matcher(name.isEmpty() ? resolved : name);
        return device.lookingAt() ? device.end() : 0;
    }

    /** The missing one of the two is zero, and the sum of none is none. */
    private static @Nullable BigDecimal sum(@Nullable BigDecimal base, @Nullable BigDecimal own) {
        if (base == null || own == null) {
            return base == null ? own : base;
        }
        return base.add(own);
    }
}
