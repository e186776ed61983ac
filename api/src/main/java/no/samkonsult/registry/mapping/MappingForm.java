package no.samkonsult.registry.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping as a page's form has it: its values are numbered, {@code target-0}, {@code at-0} and so on. */
record MappingForm(Map<String, String> fields) {
    Definition definition() {
        return new Definition(
                text("name"),
                text("contentType"),
                optional("model"),
                has("inUse"),
                optional("items"),
                optional("only"),
                optional("onlyIs"),
                optional("time"),
                optional("timeFormat"),
                optional("timePattern"),
                optional("zone"),
                has("timeRequired"),
                optional("sequence"),
                optional("user"),
                optional("device"),
                optional("battery"),
                has("batteryInPercent"),
                optional("manual"),
                optional("manualIs"),
                values());
    }

    /** After the button that was pressed: one more, or one less. */
    Definition redrawn() {
        Definition drawn = definition();
        var values = new ArrayList<>(drawn.values());
        Integer removed = number("remove");
        if (removed != null && removed < values.size()) {
            values.remove(removed.intValue());
        }
        if (values.isEmpty() || (has("add") && values.size() < Definition.MOST_VALUES)) {
            values.add(Definition.Value.EMPTY);
        }
        return drawn.with(values);
    }

    String payload() {
        return fields.getOrDefault("payload", "");
    }

    boolean isTrying() {
        return has("try");
    }

    boolean isSaving() {
        return has("save");
    }

    int version() {
        Integer version = number("version");
        return version == null ? 0 : version;
    }

    private List<Definition.Value> values() {
        var values = new ArrayList<Definition.Value>();
        for (int i = 0; i < Definition.MOST_VALUES && fields.containsKey("at-" + i); i++) {
            String row = "-" + i;
            values.add(new Definition.Value(
                    text("target" + row),
                    text("at" + row),
                    optional("unit" + row),
                    has("required" + row),
                    optional("list" + row),
                    optional("which" + row),
                    optional("whichIs" + row),
                    optional("power" + row),
                    optional("when" + row),
                    optional("whenIs" + row)));
        }
        return values;
    }

    private String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private @Nullable String optional(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    private boolean has(String name) {
        return fields.containsKey(name);
    }

    private @Nullable Integer number(String name) {
        String text = text(name);
        return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }
}
