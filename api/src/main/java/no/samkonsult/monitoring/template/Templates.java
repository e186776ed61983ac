package no.samkonsult.monitoring.template;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The programme templates there are, every version of each: files named {@code <id>-<version>.json}. */
@Singleton
public class Templates {
    private static final String FOLDER = "/monitoring/templates/%s.json";
    private static final List<String> FILES = List.of(
            "copd-1",
            "copd-2",
            "heart-failure-1",
            "heart-failure-2",
            "diabetes-1",
            "diabetes-2",
            "hypertension-1",
            "hypertension-2",
            "after-discharge-1",
            "after-discharge-2",
            "palliative-1",
            "palliative-2");

    private final List<Template> all;

    Templates(JsonMapper json) {
        all = FILES.stream().map(file -> read(json, file)).toList();
    }

    /** The newest version of each. */
    public List<Template> newest() {
        return all.stream()
                .filter(each -> newest(each.id()).filter(each::equals).isPresent())
                .toList();
    }

    public Optional<Template> newest(String id) {
        return all.stream().filter(each -> each.id().equals(id)).max(Comparator.comparing(Template::version));
    }

    /** What limits began from, by the name that they hold. */
    public Optional<Template.Limits> limits(@Nullable String reference, int kind) {
        return all.stream()
                .filter(each -> each.reference().equals(reference))
                .findFirst()
                .flatMap(each -> each.limits(kind));
    }

    private static Template read(JsonMapper json, String file) {
        try (InputStream stream = Templates.class.getResourceAsStream(FOLDER.formatted(file))) {
            if (stream == null) {
                throw new IllegalStateException("there is no template " + file);
            }
            return Objects.requireNonNull(json.readValue(stream, Template.class), file);
        } catch (IOException broken) {
            throw new UncheckedIOException("template " + file, broken);
        }
    }
}
