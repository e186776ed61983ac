package no.samkonsult.device.decode.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Holds where a pointer leads to one of some texts or numbers, as they are written: 1 is not 1.0. */
public record Condition(Pointer at, Set<String> any) {
    private static final int LONGEST = 64;
    private static final int MOST = 20;

    public Condition {
        any = Set.copyOf(any);
        if (any.isEmpty() || any.size() > MOST || any.stream().anyMatch(text -> text.length() > LONGEST)) {
            throw new IllegalArgumentException("not 1 to %d texts of at most %d characters".formatted(MOST, LONGEST));
        }
    }

    boolean holds(JsonNode root, JsonNode reading) {
        JsonNode found = at.in(root, reading);
        return found.isValueNode() && !found.isNull() && any.contains(found.asText());
    }
}
