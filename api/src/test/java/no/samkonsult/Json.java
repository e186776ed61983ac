package no.samkonsult;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** Answers of the running demo, read as JSON. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    public static JsonNode get(String username, String path) {
        return read(RunningDemo.get(username, RunningDemo.url(path)).body());
    }

    public static List<JsonNode> list(String username, String path) {
        var items = new ArrayList<JsonNode>();
        get(username, path).forEach(items::add);
        return items;
    }
}
