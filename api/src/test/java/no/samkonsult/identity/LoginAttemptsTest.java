package no.samkonsult.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.samkonsult.Json;
import no.samkonsult.RunningDemo;
import no.samkonsult.Sql;
import org.junit.jupiter.api.Test;

/** Guessing is slowed down, by account and by address; what succeeds is never counted. */
class LoginAttemptsTest {
    private static final int OF_ACCOUNT = 10;

    @Test
    void tooManyFailuresMakeAnAccountWaitEvenForTheRightPassword() {
        String account = account();
        for (int i = 0; i < OF_ACCOUNT; i++) {
            assertThat(logIn(account, "wrong").statusCode()).isEqualTo(401);
        }
        var locked = logIn(account, "demo");
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(Json.read(locked.body()).get("code").asText()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(locked.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 900);
        assertThat(page(account).body()).contains("For mange forsøk").contains("minutt");
        assertThat(Sql.column(
                        "SELECT ground FROM audit_event e JOIN account a USING (person_id) WHERE a.username = ? AND action = 'DENIED'",
                        account))
                .contains("WRONG_PASSWORD", "LOCKED_OUT");
    }

    @Test
    void aLoginThatSucceedsClearsWhatFailedBefore() {
        String account = account();
        for (int i = 0; i < 2 * OF_ACCOUNT; i++) {
            assertThat(logIn(account, i % 5 == 4 ? "demo" : "wrong").statusCode())
                    .isEqualTo(i % 5 == 4 ? 200 : 401);
        }
    }

    @Test
    void ofManyGuessesAtOnceNoMoreAreTriedThanInARow() throws Exception {
        String account = account();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(IntStream.range(0, 3 * OF_ACCOUNT)
                    .<Callable<Integer>>mapToObj(
                            _ -> () -> logIn(account, "wrong").statusCode())
                    .toList());
            assertThat(answers.stream().filter(each -> each.resultNow() == 401)).hasSize(OF_ACCOUNT);
        }
    }

    @Test
    void whatWasTypedAsANameIsKeptAsADigestAlone() {
        logIn("hemmeleg-passord", "wrong");
        assertThat(Sql.column("SELECT count(*) FROM failed_login WHERE encode(account, 'escape') LIKE '%hemmeleg%'"))
                .containsExactly("0");
    }

    /** An account of the analyst's, of whom no other test asks anything. */
    private static String account() {
        String name = "test-" + UUID.randomUUID();
        Sql.run(
                "INSERT INTO account SELECT ?, person_id, role, organisation_id FROM account WHERE username = 'analytikar'",
                name);
        return name;
    }

    private static HttpResponse<String> logIn(String username, String password) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url("/login")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password))));
    }

    private static HttpResponse<String> page(String username) {
        return RunningDemo.send(HttpRequest.newBuilder(URI.create(RunningDemo.url("/login")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("Accept-Language", "nn")
                .POST(BodyPublishers.ofString("username=%s&password=demo".formatted(username))));
    }
}
