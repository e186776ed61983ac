package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.RunningDemo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The description of the REST surface and the surface itself, each held against the other. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** A page, not a part of the surface for programs. */
    private static final String LOGIN_PAGE = "GET /login";

    private static final String YAML = RunningDemo.get("heimeteneste.alver", RunningDemo.url("/openapi.yml"))
            .body();
    private static final Map<String, Object> DOCUMENT = parse();

    @Test
    void describesEveryRouteAndNoOther() {
        assertThat(described()).isEqualTo(served()).contains("POST /login", "POST /api/alerts/{id}/acknowledgement");
    }

    @Test
    void everyVariableOfAPathIsAParameter() {
        for (String operation : described()) {
            Set<String> variables = Stream.of(operation.split("[{}]"))
                    .filter(part -> operation.contains("{" + part + "}"))
                    .collect(Collectors.toSet());
            assertThat(pathParameters(operation)).as(operation).isEqualTo(variables);
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(DOCUMENT)).isNotEmpty().allSatisfy(reference -> assertThat(resolve(reference))
                .as(reference)
                .isNotNull());
    }

    @Test
    void everythingInItIsReferredTo() {
        Map<String, Object> components = map(DOCUMENT.get("components"));
        Set<String> defined = Stream.of("parameters", "responses", "schemas")
                .flatMap(part -> map(components.get(part)).keySet().stream()
                        .map(name -> "#/components/%s/%s".formatted(part, name)))
                .collect(Collectors.toSet());
        assertThat(references(DOCUMENT)).containsExactlyInAnyOrderElementsOf(defined);
    }

    @Test
    void everyOperationHasASummaryAndAnIdOfItsOwn() {
        var operations = described().stream().map(OpenApiTest::operation).toList();
        assertThat(operations).allSatisfy(each -> assertThat(each).containsKeys("summary", "responses"));
        assertThat(operations)
                .extracting(each -> each.get("operationId"))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void pathsAreUnquotedAndTheIndentIsTwoSpaces() {
        assertThat(YAML.lines().filter(line -> line.matches("  ['\"]?/.*")))
                .isNotEmpty()
                .allMatch(line -> line.matches("  /[\\w/{}-]*:"));
        assertThat(YAML.lines().filter(line -> !line.isBlank()))
                .allMatch(line -> indent(line) % 2 == 0 && !line.contains("\t") && line.equals(line.stripTrailing()));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static Set<String> served() {
        return RunningDemo.bean(Router.class)
                .uriRoutes()
                .filter(route -> METHODS.contains(route.getHttpMethodName()))
                .map(route -> "%s %s"
                        .formatted(
                                route.getHttpMethodName(),
                                route.getUriMatchTemplate().toPathString()))
                .filter(route ->
                        route.contains(" /api/") || route.endsWith(" /login") || route.endsWith(" /oauth2/token"))
                .filter(route -> !route.equals(LOGIN_PAGE))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> described() {
        return map(DOCUMENT.get("paths")).entrySet().stream()
                .flatMap(path -> map(path.getValue()).keySet().stream()
                        .map(method -> "%s %s".formatted(method.toUpperCase(Locale.ROOT), path.getKey())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Object> operation(String methodAndPath) {
        String[] parts = methodAndPath.split(" ");
        return map(map(map(DOCUMENT.get("paths")).get(parts[1])).get(parts[0].toLowerCase(Locale.ROOT)));
    }

    private static Set<String> pathParameters(String methodAndPath) {
        if (!(operation(methodAndPath).get("parameters") instanceof Collection<?> parameters)) {
            return Set.of();
        }
        return parameters.stream()
                .map(OpenApiTest::map)
                .map(each -> each.get("$ref") instanceof String reference ? map(resolve(reference)) : each)
                .filter(each -> "path".equals(each.get("in")))
                .map(each -> String.valueOf(each.get("name")))
                .collect(Collectors.toSet());
    }

    private static Set<String> references(Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> "$ref".equals(entry.getKey())
                                ? Stream.of(String.valueOf(entry.getValue()))
                                : references(entry.getValue()).stream())
                        .collect(Collectors.toSet());
            case Collection<?> list ->
                list.stream().flatMap(each -> references(each).stream()).collect(Collectors.toSet());
            default -> Set.of();
        };
    }

    private static @Nullable Object resolve(String reference) {
        @Nullable Object node = DOCUMENT;
        for (String part : reference.replaceFirst("^#/", "").split("/")) {
            node = map(node).get(part);
        }
        return node;
    }

    private static Map<String, Object> parse() {
        var strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return new Yaml(strict).load(YAML);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }
}
