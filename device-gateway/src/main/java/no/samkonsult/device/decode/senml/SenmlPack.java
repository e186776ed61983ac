package no.samkonsult.device.decode.senml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.device.decode.JsonFields;

/** A pack's records, resolved one after the other (RFC 8428, section 4.6). */
final class SenmlPack {
    private static final int VERSION = 10;

    /** A record that could be resolved, or why it could not. */
    sealed interface Entry {
        record Resolved(SenmlRecord record) implements Entry {}

        record Refused(String reason) implements Entry {}
    }

    private SenmlPack() {}

    /** @throws IllegalArgumentException for what makes the whole pack unreadable, base fields among it */
    static List<Entry> resolve(ArrayNode pack) {
        List<Entry> entries = new ArrayList<>();
        SenmlBase base = SenmlBase.NONE;
        for (int i = 0; i < pack.size(); i++) {
            JsonFields record = understood(pack.get(i), i);
            base = base.with(record);
            if (!base.isAllOf(record)) {
                entries.add(resolve(base, record));
            }
        }
        return entries;
    }

    private static Entry resolve(SenmlBase base, JsonFields record) {
        try {
            return new Entry.Resolved(base.resolve(record));
        } catch (IllegalArgumentException refused) {
            return new Entry.Refused(String.valueOf(refused.getMessage()));
        }
    }

    /** A field whose name ends in {@code _} must be understood or the pack refused (section 4.4), and we know none. */
    private static JsonFields understood(JsonNode node, int index) {
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException("[%d]: not an object".formatted(index));
        }
        JsonFields record = new JsonFields(object, "[%d].".formatted(index));
        object.fieldNames().forEachRemaining(field -> {
            if (field.endsWith("_")) {
                throw record.wrong(field, "has to be understood and is not");
            }
        });
        record.naturalNumber("bver").filter(version -> version > VERSION).ifPresent(_ -> {
            throw record.wrong("bver", "above " + VERSION);
        });
        return record;
    }
}
