package no.samkonsult.device.decode.vendor;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * A JSON pointer (RFC 6901, https://www.rfc-editor.org/rfc/rfc6901). It leads from one reading of the payload; with a
 * {@code #} before it, from the payload's root, which is the same where the payload is one reading.
 */
public record Pointer(String text) {
    private static final int LONGEST = 200;
    private static final Pattern SYNTAX = Pattern.compile("#?(/([^/~]|~[01])*)*");
    private static final Pattern SHOWABLE = Pattern.compile("[ -~]{1,48}");

    public Pointer {
        if (text.length() > LONGEST || !SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("not a JSON pointer, such as /values/systolic");
        }
    }

    /** What it leads to; a missing node where there is nothing. */
    JsonNode in(JsonNode root, JsonNode reading) {
        return isFromRoot() ? root.at(JsonPointer.compile(text.substring(1))) : reading.at(JsonPointer.compile(text));
    }

    /** For a message to a person. It is the administrator's own text and never the payload's. */
    @Override
    public String toString() {
        return SHOWABLE.matcher(text).matches() ? text : "its pointer";
    }

    private boolean isFromRoot() {
        return text.startsWith("#");
    }
}
