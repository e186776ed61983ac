package no.samkonsult.monitoring.questionnaire;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The questionnaires that come with the service, every version of each: files named {@code <code>-<version>.json}. */
@Singleton
class Shipped {
    private static final String FOLDER = "/monitoring/questionnaires/%s.json";
    private static final List<String> FILES = List.of("copd-daily-1", "cat-1", "mmrc-1", "wellbeing-1");

    private final List<Questionnaire> all;

    Shipped(JsonMapper json) {
        all = FILES.stream().map(file -> read(json, file)).toList();
    }

    List<Questionnaire> all() {
        return all;
    }

    /** Whether a code is one of theirs, and so none that a site may publish under. */
    boolean holds(String code) {
        return all.stream().anyMatch(each -> each.code().equals(code));
    }

    private static Questionnaire read(JsonMapper json, String file) {
        try (InputStream stream = Shipped.class.getResourceAsStream(FOLDER.formatted(file))) {
            if (stream == null) {
                throw new IllegalStateException("there is no questionnaire " + file);
            }
            return Objects.requireNonNull(json.readValue(stream, Questionnaire.class), file);
        } catch (IOException broken) {
            throw new UncheckedIOException("questionnaire " + file, broken);
        }
    }
}
