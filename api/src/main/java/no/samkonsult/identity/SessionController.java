package no.samkonsult.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.platform.Authenticated;
import no.samkonsult.platform.Page;

/** What a page asks about the session it belongs to, so that nobody loses a half-written form to its end. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionController {
    private final Sessions sessions;
    private final SessionTimes times;

    SessionController(Sessions sessions, SessionTimes times) {
        this.sessions = sessions;
        this.times = times;
    }

    /**
     * How a session stands, in milliseconds.
     *
     * @param mark whose it is: what one has written must not be sent in another's name
     */
    @Serdeable
    record State(long remaining, long warning, String mark) {
        /** Asked for when there is no session any more. */
        private static final State NONE = new State(0, 0, "");
    }

    @Get("/session")
    State state(HttpRequest<?> request) {
        return authenticated(request)
                .map(who -> state(who, sessions.remaining(who.principal())))
                .orElse(State.NONE);
    }

    @Post("/session")
    @Consumes(MediaType.ALL)
    State extend(HttpRequest<?> request) {
        return authenticated(request)
                .map(who -> state(who, sessions.extend(who.principal())))
                .orElse(State.NONE);
    }

    /** Where a login in another window ends. */
    @Get("/resumed")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> resumed(Page page) {
        return page.render("identity/resumed", Map.of());
    }

    private static Optional<Authenticated> authenticated(HttpRequest<?> request) {
        return request.getAttribute(Authenticated.ATTRIBUTE, Authenticated.class);
    }

    private State state(Authenticated who, Duration remaining) {
        return new State(
                remaining.toMillis(), times.warning().toMillis(), who.viewer().mark());
    }
}
