package no.samkonsult.scheduling.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** A calendar that knows nothing of ours: ical.js, run by Node.js, which the build needs too. */
final class OtherCalendar {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OtherCalendar() {}

    /** What is in it after each of some invitations. */
    static JsonNode after(List<String> invitations) {
        try {
            Process node = new ProcessBuilder("node", "src/test/node/calendar.mjs")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var input = node.getOutputStream()) {
                input.write(JSON.writeValueAsBytes(invitations));
            }
            return JSON.readTree(new String(node.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException missing) {
            throw new IllegalStateException("node must be on the path, as for the build: it runs ical.js", missing);
        }
    }
}
