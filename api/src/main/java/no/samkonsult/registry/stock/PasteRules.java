package no.samkonsult.registry.stock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many devices pasted as lines of serial number, model, address and name, apart by semicolon, comma or tab; address and name
 * may be missing. A first line that begins with the word for a serial number is a heading.
 */
public final class PasteRules {
    private static final int MOST_LINES = 500;
    private static final int LONGEST_FIELD = 100;
    private static final Set<String> HEADINGS = Set.of("serial", "serial number", "serienummer", "serienr");

    private PasteRules() {}

    /** What is wrong with a line. */
    public enum Fault {
        NO_SERIAL,
        UNKNOWN_MODEL,
        NO_NAME,
        NAME_TWICE,
        NAME_TAKEN,
        /** An address and a gateway belong together. */
        ADDRESS_ALONE,
        ADDRESS_TAKEN,
        ADDRESS_UNREADABLE,
        TOO_LONG,
        TOO_MANY_LINES
    }

    /** A line that cannot be taken, counted from one as they were pasted. */
    public record Wrong(int line, Fault fault) {}

    /** A device to register. */
    public record Device(int line, String name, DeviceModel model, String serial, String address) {}

    /** What was pasted: devices in their order, and what is wrong. */
    public record Pasted(List<Device> devices, List<Wrong> wrong) {}

    static Pasted read(String text, List<DeviceModel> models) {
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            return new Pasted(List.of(), List.of(new Wrong(MOST_LINES + 1, Fault.TOO_MANY_LINES)));
        }
        var devices = new ArrayList<Device>();
        var wrong = new ArrayList<Wrong>();
        var names = new HashSet<String>();
        var addresses = new HashSet<@Nullable String>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> fields = fields(lines.get(i));
            if (lines.get(i).isBlank() || i == 0 && isHeading(fields)) {
                continue;
            }
            int number = i + 1;
            Optional<DeviceModel> model = model(field(fields, 1), models);
            Optional<String> name =
                    model.flatMap(known -> NameRules.name(field(fields, 3), known.name(), fields.getFirst()));
            Optional<Fault> fault = fault(fields, model, name);
            if (fault.isPresent()) {
                wrong.add(new Wrong(number, fault.get()));
            } else if (!names.add(name.orElseThrow())) {
                wrong.add(new Wrong(number, Fault.NAME_TWICE));
            } else if (!field(fields, 2).isEmpty() && !addresses.add(NameRules.address(field(fields, 2)))) {
                wrong.add(new Wrong(number, Fault.ADDRESS_TAKEN));
            } else {
                devices.add(new Device(
                        number, name.orElseThrow(), model.orElseThrow(), fields.getFirst(), field(fields, 2)));
            }
        }
        return new Pasted(List.copyOf(devices), List.copyOf(wrong));
    }

    private static Optional<Fault> fault(List<String> fields, Optional<DeviceModel> model, Optional<String> name) {
        if (fields.getFirst().isEmpty()) {
            return Optional.of(Fault.NO_SERIAL);
        }
        if (fields.stream().anyMatch(field -> field.length() > LONGEST_FIELD)) {
            return Optional.of(Fault.TOO_LONG);
        }
        if (model.isEmpty()) {
            return Optional.of(Fault.UNKNOWN_MODEL);
        }
        return name.isEmpty() ? Optional.of(Fault.NO_NAME) : Optional.empty();
    }

    private static Optional<DeviceModel> model(String words, List<DeviceModel> models) {
        return models.stream()
                .filter(model -> words.equalsIgnoreCase(model.name()) || words.equalsIgnoreCase(model.title()))
                .findFirst();
    }

    private static List<String> fields(String line) {
        return List.of(line.split("[;,\t]", -1)).stream().map(String::strip).toList();
    }

    private static String field(List<String> fields, int place) {
        return fields.size() > place ? fields.get(place) : "";
    }

    private static boolean isHeading(List<String> fields) {
        return HEADINGS.contains(fields.getFirst().toLowerCase(Locale.ROOT));
    }
}
