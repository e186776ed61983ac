package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Pattern USE =
            Pattern.compile("(?:\\.text|[tT]exts(?:\\(\\))?\\.get)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+");

    @ParameterizedTest
    @ValueSource(strings = {"nb", "en"})
    void everyLanguageHasTheSameKeysAsNynorsk(String language) {
        assertThat(keys(language)).isEqualTo(keys("nn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "en"})
    void everyLanguageFillsInTheSamePlaces(String language) {
        assertThat(keys("nn"))
                .allSatisfy(
                        key -> assertThat(placeholders(language, key)).as(key).isEqualTo(placeholders("nn", key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nn", "nb", "en"})
    void noTextIsEmptyAndApostrophesSurviveFillingIn(String language) {
        assertThat(keys(language)).allSatisfy(key -> {
            String text = bundle(language).getString(key);
            assertThat(text).as(key).isNotBlank();
            if (!placeholders(language, key).isEmpty()) {
                assertThat(text.replace("''", "")).as(key).doesNotContain("'");
            }
        });
    }

    @Test
    void everyKeyThatIsUsedExists() {
        assertThat(literals()).isNotEmpty().isSubsetOf(keys("nn"));
    }

    @Test
    void everyRoleAndEveryPlaceHasAName() {
        assertThat(keys("nn")).containsAll(names(Role.values(), role -> "role." + role.name()));
        assertThat(keys("nn"))
                .containsAll(Stream.of(Role.values())
                        .flatMap(role -> Navigation.of(role).stream())
                        .map(Navigation.Item::textKey)
                        .toList());
    }

    private static List<String> names(Role[] roles, Function<Role, String> key) {
        return Arrays.stream(roles).map(key).toList();
    }

    private static Set<String> literals() {
        return Stream.of(Path.of("src/main/jte"), Path.of("src/main/java"))
                .flatMap(TextsTest::files)
                .flatMap(file -> USE.matcher(read(file)).results())
                .map(use -> use.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String language, String key) {
        return PLACEHOLDER
                .matcher(bundle(language).getString(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(String language) {
        return new TreeSet<>(bundle(language).keySet());
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "texts.texts",
                java.util.Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Stream<Path> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
