package no.samkonsult.measurement.answer;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What was answered, by the question's link id: the code of an option, or a number. What was left out is not there. */
public record Answers(Map<String, String> byLinkId) {
    public Answers {
        var given = new TreeMap<String, String>();
        byLinkId.forEach((link, answer) -> {
            if (!answer.isBlank()) {
                given.put(link, answer.strip());
            }
        });
        byLinkId = Map.copyOf(given);
    }

    /** Empty where it was left out. */
    public String of(String linkId) {
        return byLinkId.getOrDefault(linkId, "");
    }

    static Answers read(String json) {
        try {
            return new Answers(Objects.requireNonNull(
                    ObjectMapper.getDefault().readValue(json, Argument.mapOf(String.class, String.class))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String json() {
        try {
            return ObjectMapper.getDefault().writeValueAsString(new TreeMap<>(byLinkId));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
