package no.samkonsult;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/hazards.md} and {@code docs/intended-use.md} say of the project is so. */
class HazardsTest {
    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?m:^\\[\\w+]: (\\S+)$)");
    private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]]+)]\\[(\\w+)]");
    private static final Pattern DEFINITION = Pattern.compile("(?m)^\\[(\\w+)]: (\\S+)$");
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+(?:Test|Contract))(?:#(\\w+))?`");
    private static final Pattern PLANNED = Pattern.compile("planned, (after )?milestone \\d+.*");

    private final String text = read("hazards.md");

    /** A row of the first table: its risk before and after, such as {@code S4 P1}. */
    private record Hazard(String id, String before, String after, boolean acceptable) {}

    private record Control(String id, String kind, String verification) {
        String hazard() {
            return id.substring(0, id.indexOf('.'));
        }

        boolean isPlanned() {
            return PLANNED.matcher(verification).matches();
        }

        boolean hasATest() {
            return REFERENCE.matcher(verification).find();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hazards.md", "intended-use.md"})
    void everyLinkLeadsToAFileOfTheProject(String document) {
        assertThat(find(LINK, read(document)))
                .isNotEmpty()
                .extracting(link -> link.group(1) == null ? link.group(2) : link.group(1))
                .filteredOn(link -> !link.startsWith("https://"))
                .allSatisfy(
                        link -> assertThat(DOCS.resolve(link.split("#", 2)[0]).normalize())
                                .startsWith(requireNonNull(DOCS.getParent()))
                                .isRegularFile());
    }

    @Test
    void everyTestThatIsNamedLeadsToItsSource() {
        Map<String, String> sources =
                find(DEFINITION, text).collect(toMap(source -> source.group(1), source -> source.group(2)));
        List<MatchResult> references = find(REFERENCE, text).toList();
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference.group(1)).matches(NAMED_TEST))
                .allSatisfy(reference -> assertThat(reference.group(1)).startsWith("`" + reference.group(2)));
        assertThat(sources.keySet())
                .isEqualTo(Set.copyOf(
                        references.stream().map(reference -> reference.group(2)).toList()));
        assertThat(sources).allSatisfy((name, source) -> assertThat(source).endsWith("/" + name + ".java"));
    }

    @Test
    void everyMethodThatIsNamedIsInThatSource() {
        assertThat(find(DEFINITION, text)).allSatisfy(source -> {
            String code = read(source.group(2));
            assertThat(find(NAMED_TEST, text)
                            .filter(test -> test.group(1).equals(source.group(1)) && test.group(2) != null))
                    .allSatisfy(test -> assertThat(code).containsPattern("void " + test.group(2) + "\\("));
        });
    }

    @Test
    void everyHazardAndEveryControlHasAnIdOfItsOwn() {
        assertThat(hazards()).isNotEmpty().extracting(Hazard::id).doesNotHaveDuplicates();
        assertThat(controls()).isNotEmpty().extracting(Control::id).doesNotHaveDuplicates();
        assertThat(controls()).extracting(Control::kind).containsOnly("design", "protection", "information");
    }

    @Test
    void everyControlIsOfAHazardAndHasATestOrIsPlanned() {
        assertThat(controls())
                .allSatisfy(control ->
                        assertThat(control.isPlanned()).as(control.id()).isNotEqualTo(control.hasATest()));
        assertThat(controls().stream().map(Control::hazard).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        hazards().stream().map(Hazard::id).toList());
    }

    @Test
    void noHazardIsAcceptableByWhatIsOnlyPlanned() {
        List<String> acceptable =
                hazards().stream().filter(Hazard::acceptable).map(Hazard::id).toList();
        assertThat(controls())
                .filteredOn(control -> acceptable.contains(control.hazard()))
                .isNotEmpty()
                .allSatisfy(control ->
                        assertThat(control.hasATest()).as(control.id()).isTrue());
    }

    @Test
    void everyVerdictIsThatOfTheMatrix() {
        Map<String, Boolean> matrix = matrix();
        assertThat(hazards())
                .allSatisfy(hazard ->
                        assertThat(matrix.get(hazard.after())).as(hazard.id()).isEqualTo(hazard.acceptable()))
                .allSatisfy(hazard -> assertThat(hazard.after()).isLessThanOrEqualTo(hazard.before()));
    }

    private Map<String, Boolean> matrix() {
        return rows("S\\d")
                .filter(row -> row.size() == 6)
                .flatMap(row -> Stream.of(1, 2, 3, 4, 5)
                        .map(probability -> Map.entry(
                                "%s P%d".formatted(row.getFirst(), probability), isYes(row.get(probability)))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Hazard> hazards() {
        return rows("H\\d\\d")
                .map(row -> new Hazard(row.get(0), row.get(4), row.get(5), isYes(row.get(6))))
                .toList();
    }

    private List<Control> controls() {
        return rows("H\\d\\d\\.\\d")
                .map(row -> new Control(row.get(0), row.get(1), row.get(3)))
                .toList();
    }

    /** The rows of tables whose first cell is such. */
    private Stream<List<String>> rows(String first) {
        return text.lines()
                .filter(line -> line.matches("\\| %s \\|.*\\|".formatted(first)))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
    }

    private static boolean isYes(String cell) {
        assertThat(cell).isIn("yes", "no");
        return cell.equals("yes");
    }

    private static Stream<MatchResult> find(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(String document) {
        try {
            return Files.readString(DOCS.resolve(document).normalize());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
