package no.samkonsult.platform;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** The description of the REST surface, for programs and as a page. A test compares it with the routes. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class ApiDescription {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final String yaml;

    ApiDescription(ResourceLoader resources) {
        yaml = read(resources);
    }

    @Get("/openapi.yml")
    @Produces("application/yaml")
    String openApi() {
        return yaml;
    }

    @Get("/api-docs")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> page(Page page) {
        return page.render("api-docs", Map.of("operations", operations()));
    }

    private List<ApiOperation> operations() {
        Described described = new Described(new Yaml().load(yaml));
        return described.paths().entrySet().stream()
                .flatMap(path -> path.getValue().entrySet().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> operation(path.getKey(), operation.getKey(), operation.getValue())))
                .toList();
    }

    /** The part of the description that the page shows: methods by path. */
    private record Described(Map<String, Map<String, Map<String, Map<String, Object>>>> document) {
        Map<String, Map<String, Map<String, Object>>> paths() {
            return document.getOrDefault("paths", Map.of());
        }
    }

    private static ApiOperation operation(String path, String method, Map<String, Object> said) {
        return new ApiOperation(
                method.toUpperCase(Locale.ROOT),
                path,
                String.valueOf(said.get("summary")),
                String.valueOf(said.getOrDefault("description", "")),
                said.get("responses") instanceof Map<?, ?> responses
                        ? responses.keySet().stream().map(String::valueOf).toList()
                        : List.of());
    }

    private static String read(ResourceLoader resources) {
        try (InputStream file =
                resources.getResourceAsStream("classpath:openapi.yml").orElseThrow()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
