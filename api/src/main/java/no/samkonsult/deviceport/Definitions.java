package no.samkonsult.deviceport;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.samkonsult.device.Kind;
import no.samkonsult.device.decode.vendor.Condition;
import no.samkonsult.device.decode.vendor.MappedDetails;
import no.samkonsult.device.decode.vendor.MappedReading;
import no.samkonsult.device.decode.vendor.MappedTime;
import no.samkonsult.device.decode.vendor.MappedValue;
import no.samkonsult.device.decode.vendor.MappedValue.Choice;
import no.samkonsult.device.decode.vendor.Mapping;
import no.samkonsult.device.decode.vendor.Pointer;
import no.samkonsult.device.decode.vendor.TimeFormat;
import no.samkonsult.registry.mapping.Definition;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Says in the words of the gateway what an administrator has written. What cannot be worked by is refused by its field. */
final class Definitions {
    private static final Set<String> WITH_OWN_UNIT = Set.of("pulse", "oxygenFlow", "pef");

    private Definitions() {}

    /** @throws InvalidInput naming the field */
    static Mapping mapping(Definition definition) {
        if (definition.values().size() > Definition.MOST_VALUES) {
            throw new InvalidInput("values", "more than " + Definition.MOST_VALUES);
        }
        Pointer items = pointer("items", definition.items());
        Condition only = condition("only", definition.only(), definition.onlyIs());
        MappedTime time = time(definition);
        MappedDetails details = new MappedDetails(
                pointer("sequence", definition.sequence()),
                pointer("user", definition.user()),
                pointer("device", definition.device()),
                pointer("battery", definition.battery()),
                definition.batteryInPercent(),
                condition("manual", definition.manual(), definition.manualIs()));
        List<MappedReading> readings = readings(definition.values());
        return checked(
                "mapping",
                () -> new Mapping(
                        requireNonNullElse(definition.name(), ""),
                        requireNonNullElse(definition.contentType(), ""),
                        items,
                        only,
                        time,
                        details,
                        readings));
    }

    private static @Nullable MappedTime time(Definition definition) {
        Pointer at = pointer("time", definition.time());
        if (at == null) {
            return null;
        }
        TimeFormat format = checked(
                "timeFormat", () -> TimeFormat.valueOf(requireNonNullElse(definition.timeFormat(), "ISO_OFFSET")));
        Pointer zone = pointer("zone", definition.zone());
        String pattern = format == TimeFormat.PATTERN ? definition.timePattern() : null;
        return checked("timePattern", () -> new MappedTime(at, format, pattern, zone, definition.timeRequired()));
    }

    /** Values of one kind under one condition are one reading. */
    private record Group(Kind kind, @Nullable Condition when) {}

    private record Row(Group group, @Nullable String unit, MappedValue value) {
        /** Pulse beside a blood pressure in kPa is still beats a minute. */
        boolean sharesUnit() {
            return group.kind() == Kind.PULSE || !WITH_OWN_UNIT.contains(value.name());
        }
    }

    private static List<MappedReading> readings(List<Definition.Value> values) {
        var rows = new LinkedHashMap<Group, List<Row>>();
        for (int i = 0; i < values.size(); i++) {
            Row row = row("values[%d].".formatted(i + 1), values.get(i));
            rows.computeIfAbsent(row.group(), _ -> new ArrayList<>()).add(row);
        }
        return rows.entrySet().stream()
                .map(each -> reading(each.getKey(), each.getValue()))
                .toList();
    }

    private static MappedReading reading(Group group, List<Row> rows) {
        List<String> units = rows.stream()
                .filter(Row::sharesUnit)
                .map(row -> requireNonNullElse(row.unit(), ""))
                .distinct()
                .toList();
        if (units.size() > 1) {
            throw new InvalidInput("values", group.kind().code() + " has not the same unit for all its values");
        }
        String unit = units.isEmpty() || units.getFirst().isEmpty() ? null : units.getFirst();
        List<MappedValue> values = rows.stream().map(Row::value).toList();
        return checked("values", () -> new MappedReading(group.kind(), group.when(), unit, values));
    }

    private static Row row(String field, Definition.Value value) {
        String[] target = requireNonNullElse(value.target(), "").split("/", 2);
        Kind kind = Kind.ofCode(target[0])
                .orElseThrow(() -> new InvalidInput(field + "target", "not a kind and its value, such as pulse/value"));
        Group group = new Group(kind, condition(field + "when", value.when(), value.whenIs()));
        return new Row(group, value.unit(), value(field, value, target.length == 2 ? target[1] : "value"));
    }

    private static MappedValue value(String row, Definition.Value value, String name) {
        Pointer at = pointer(row + "at", value.at());
        if (at == null) {
            throw new InvalidInput(row + "at", "missing");
        }
        Pointer list = pointer(row + "list", value.list());
        Condition which = condition(row + "which", value.which(), value.whichIs());
        if ((list == null) != (which == null)) {
            throw new InvalidInput(row + "list", "needs to be told which of its elements is meant, and how");
        }
        Choice choice = list == null || which == null ? null : new Choice(list, which);
        return new MappedValue(name, at, choice, pointer(row + "power", value.power()), value.required());
    }

    private static @Nullable Pointer pointer(String field, @Nullable String text) {
        return text == null || text.isBlank() ? null : checked(field, () -> new Pointer(text));
    }

    private static @Nullable Condition condition(String field, @Nullable String at, @Nullable String is) {
        Pointer pointer = pointer(field, at);
        if ((pointer == null) != (is == null)) {
            throw new InvalidInput(field, "a pointer and what it leads to are needed, both or neither");
        }
        if (pointer == null || is == null) {
            return null;
        }
        Set<String> any = Arrays.stream(is.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
        return checked(field, () -> new Condition(pointer, any));
    }

    /** The gateway names a field where it knows one. */
    private static <T> T checked(String field, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException refused) {
            String[] told = requireNonNullElse(refused.getMessage(), "refused").split(": ", 2);
            throw told.length == 2 && told[0].matches("[a-zA-Z]+")
                    ? new InvalidInput(told[0].equals("pattern") ? "timePattern" : told[0], told[1])
                    : new InvalidInput(field, told[0].startsWith("No enum") ? "not a format of time" : told[0]);
        }
    }
}
