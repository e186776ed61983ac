package no.samkonsult.monitoring.suitability;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The questions there are, every version of each: files named {@code <programme>-<version>.json}. */
@Singleton
public class QuestionSets {
    private static final String FOLDER = "/monitoring/suitability/%s.json";
    private static final List<String> FILES = List.of(
            "general-1",
            "copd-1",
            "heart-failure-1",
            "diabetes-1",
            "hypertension-1",
            "after-discharge-1",
            "palliative-1");

    private final List<QuestionSet> all;

    QuestionSets(JsonMapper json) {
        List<QuestionSet> read = FILES.stream().map(file -> read(json, file)).toList();
        all = read.stream()
                .filter(each -> each.general() != null)
                .map(each -> each.after(general(read, each)))
                .toList();
    }

    /** The newest version for each programme. */
    public List<QuestionSet> newest() {
        return all.stream()
                .filter(each -> newest(each.programme()).filter(each::equals).isPresent())
                .toList();
    }

    public Optional<QuestionSet> newest(String programme) {
        return all.stream()
                .filter(each -> each.programme().equals(programme))
                .max(Comparator.comparing(QuestionSet::version));
    }

    /** What a check was made by. */
    Optional<QuestionSet> find(String programme, int version) {
        return all.stream()
                .filter(each -> each.programme().equals(programme) && each.version() == version)
                .findFirst();
    }

    private static QuestionSet general(List<QuestionSet> read, QuestionSet of) {
        return read.stream()
                .filter(each -> each.general() == null
                        && Integer.valueOf(each.version()).equals(of.general()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no general questions for " + of.programme()));
    }

    private static QuestionSet read(JsonMapper json, String file) {
        try (InputStream stream = QuestionSets.class.getResourceAsStream(FOLDER.formatted(file))) {
            if (stream == null) {
                throw new IllegalStateException("there are no questions " + file);
            }
            return Objects.requireNonNull(json.readValue(stream, QuestionSet.class), file);
        } catch (IOException broken) {
            throw new UncheckedIOException("questions " + file, broken);
        }
    }
}
