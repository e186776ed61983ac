package no.samkonsult.access;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import no.samkonsult.access.RouteTable.How;
import no.samkonsult.access.RouteTable.Route;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks every route of every surface in every role and every situation, and holds what it meets against two tables that a
 * person can read: {@code access/routes.txt} and {@code access/grounds.txt}.
 */
class AccessMatrixTest {
    private static final Set<String> UNWALKED = Set.of("OPTIONS", "HEAD", "TRACE");
    private static final int AT_ONCE = 8;
    private static final Map<String, Bare> UNKNOWN = new ConcurrentHashMap<>();
    /** What names the request itself: ids, codes and readings. Possessive, since whole pages are searched for it. */
    private static final Pattern NAMES = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
            + "|\\b[0-9a-f]{64}\\b|\\b[0-9a-z]++-[0-9a-z]++-5-[0-9a-z]++-1\\b");

    private static final String SOON =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(5, ChronoUnit.DAYS).toString();
    private static final String LATER =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(6, ChronoUnit.DAYS).toString();

    /** A program asks with the scopes it was granted. */
    @BeforeAll
    static void theProgramHasItsScopes() {
        RunningDemo.token(Actors.in(Role.MACHINE).username());
        Sql.run(
                "UPDATE session SET scope = 'patient.read measurement.read consultation.read' WHERE person_id = ?",
                Actors.in(Role.MACHINE).person());
    }

    @Test
    void everyRouteIsInTheTable() {
        Set<String> named = RouteTable.routes().stream().map(Route::name).collect(toCollection(TreeSet::new));
        assertThat(named).isEqualTo(served());
    }

    @Test
    void everySituationIsInTheTable() {
        Set<String> situations =
                Arrays.stream(Situation.values()).map(Situation::title).collect(toCollection(TreeSet::new));
        assertThat(situations).isEqualTo(GroundTable.situations());
    }

    @TestFactory
    Stream<DynamicTest> everyRouteAnswersAsTheTablesSay() {
        return RouteTable.routes().stream()
                .filter(route -> route.how() != How.NOT)
                .map(route -> DynamicTest.dynamicTest(
                        route.name(), () -> assertThat(surprises(route)).isEmpty()));
    }

    private static List<String> surprises(Route route) throws InterruptedException, ExecutionException {
        return switch (route.how()) {
            case OPEN -> inParallel(List.of(() -> open(route)));
            case SELF, STREAM ->
                inParallel(roles().map(role -> (Callable<String>) () -> self(route, role))
                        .toList());
            case ONE, LIST ->
                inParallel(roles().flatMap(role -> Arrays.stream(Situation.values())
                                .filter(GroundTable::isWalked)
                                .map(situation -> (Callable<String>) () -> ofPatient(route, role, situation)))
                        .toList());
            case NOT -> List.of();
        };
    }

    private static String open(Route route) {
        String address = RunningDemo.url(route.address().replace("{code}", "nn"));
        return refused(RunningDemo.send(HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(route.method(), BodyPublishers.ofString("next=/"))))
                ? "is closed to those who are not logged in"
                : "";
    }

    private static String self(Route route, Role role) {
        MatrixPatient anybody = MatrixPatients.in(Situation.ENROLLED_ELSEWHERE, role);
        boolean mine = route.how() == How.STREAM
                ? RunningDemo.status(request(route, role, anybody.names())) == 200
                : !refused(ask(route, role, anybody));
        return mine == route.who().contains(role) ? "" : "%s: %s".formatted(role, mine ? "let in" : "turned away");
    }

    private static String ofPatient(Route route, Role role, Situation situation) {
        MatrixPatient patient = MatrixPatients.in(situation, role);
        HttpResponse<String> answer = ask(route, role, patient);
        boolean open = route.how() == How.ONE ? !refused(answer) : isIn(route, answer, patient);
        if (open != route.isOpenTo(role, situation)) {
            return "%s, %s: %s %d".formatted(role, situation.title(), open ? "open" : "closed", answer.statusCode());
        }
        if (!open && route.how() == How.ONE && !Bare.of(answer).equals(unknown(route, role))) {
            return "%s, %s: answers otherwise than for what does not exist".formatted(role, situation.title());
        }
        return "";
    }

    private static boolean isIn(Route route, HttpResponse<String> answer, MatrixPatient patient) {
        String marker = route.marker();
        return marker == null
                ? Stream.of("patient", "alert", "quarantine")
                        .map(patient.names()::get)
                        .anyMatch(answer.body()::contains)
                : answer.body().replace(" ", "").contains(marker);
    }

    private static boolean refused(HttpResponse<String> answer) {
        return answer.statusCode() == 404 || answer.statusCode() == 403 || answer.statusCode() == 401;
    }

    /** An answer but for what names the request itself. */
    private record Bare(int status, String body) {
        static Bare of(HttpResponse<String> answer) {
            return new Bare(answer.statusCode(), NAMES.matcher(answer.body()).replaceAll("id"));
        }
    }

    private static HttpResponse<String> ask(Route route, Role role, MatrixPatient patient) {
        return ask(route, role, patient.names());
    }

    /** The answer to each role for what does not exist. */
    private static Bare unknown(Route route, Role role) {
        return UNKNOWN.computeIfAbsent(route.name() + role, _ -> {
            String nothing = UUID.randomUUID().toString();
            var names = new HashMap<String, String>();
            List.of("patient", "alert", "consultation", "quarantine", "device", "score", "advice", "answers")
                    .forEach(name -> names.put(name, nothing));
            names.put("reply", "0".repeat(64));
            names.put("measurement", MatrixPatient.measurement(2_000_000_000, Instant.now(), 7));
            return Bare.of(ask(route, role, names));
        });
    }

    private static HttpResponse<String> ask(Route route, Role role, Map<String, String> names) {
        HttpRequest.Builder request = request(route, role, names);
        if (route.method().equals("GET")) {
            return RunningDemo.send(request.GET());
        }
        String body = route.body() == null ? "" : filled(route.body(), role, names);
        boolean form = !body.startsWith("{");
        return RunningDemo.send(
                request.header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json")
                        .method(route.method(), BodyPublishers.ofString(form ? encoded(body) : body)));
    }

    private static HttpRequest.Builder request(Route route, Role role, Map<String, String> names) {
        String address = filled(route.address(), role, names);
        boolean page = !route.isFhir() && !address.startsWith("/api/");
        return HttpRequest.newBuilder(URI.create(route.isFhir() ? RunningDemo.fhir(address) : RunningDemo.url(address)))
                .header(
                        "Authorization",
                        "Bearer " + RunningDemo.token(Actors.in(role).username()))
                .header(
                        "Accept",
                        page ? "text/html, */*;q=0.5" : route.isFhir() ? "application/fhir+json" : "application/json");
    }

    private static String filled(String text, Role role, Map<String, String> names) {
        String filled = text.replace("{me}", Actors.in(role).person().toString())
                .replace("{soon}", SOON)
                .replace("{later}", LATER);
        for (var name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }

    private static String encoded(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .map(field ->
                        field[0] + "=" + URLEncoder.encode(field.length > 1 ? field[1] : "", StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
    }

    private static Stream<Role> roles() {
        return Arrays.stream(Role.values());
    }

    private static List<String> inParallel(List<Callable<String>> walks)
            throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var found = new TreeSet<String>();
            for (var walk : pool.invokeAll(walks)) {
                found.add(walk.get());
            }
            found.remove("");
            return List.copyOf(found);
        }
    }

    /** What the router and the capability statement say there is. */
    private static Set<String> served() {
        Set<String> served = RunningDemo.bean(Router.class)
                .uriRoutes()
                .filter(route -> !UNWALKED.contains(route.getHttpMethodName()))
                .map(route -> "%s %s"
                        .formatted(
                                route.getHttpMethodName(),
                                route.getUriMatchTemplate().toPathString()))
                .filter(route ->
                        !route.endsWith("/health") && !route.contains("/health/") && !route.endsWith("/prometheus"))
                .collect(toCollection(TreeSet::new));
        Json.read(RunningDemo.get(Actors.in(Role.HOME_CARE).username(), RunningDemo.fhir("/metadata"))
                        .body())
                .at("/rest/0/resource")
                .forEach(resource -> resource.at("/interaction")
                        .forEach(interaction -> served.add("FHIR %s %s"
                                .formatted(
                                        interaction.get("code").asText(),
                                        resource.get("type").asText()))));
        served.add("FHIR search-type Patient by POST");
        return served;
    }
}
