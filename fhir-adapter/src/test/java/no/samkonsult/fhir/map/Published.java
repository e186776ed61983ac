package no.samkonsult.fhir.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Published examples, whose sources are named beside them. */
final class Published {
    private Published() {}

    static String r4(String name) {
        return text("/fhir/r4/" + name + ".json");
    }

    static String phd(String name) {
        return text("/fhir/phd/" + name + ".json");
    }

    /** What this service itself publishes. */
    static String own(String name) {
        return text("/fhir/own/" + name + ".json");
    }

    private static String text(String path) {
        try (var stream = Objects.requireNonNull(Published.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
