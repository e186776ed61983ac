package no.samkonsult.identity;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;

/** What a page asks about the session it belongs to, so that nobody loses a half-written form to its end. */
@Controller("/session")
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
     * @param whose the same for the same person in the same capacity, and nothing else: what one has written must not be
     *     sent in another's name
     */
    @Serdeable
    record State(long remaining, long warning, String whose) {}

    @Get
    State state(Principal who) {
        return state(who, sessions.remaining(who));
    }

    @Post
    @Consumes(MediaType.ALL)
    State extend(Principal who) {
        return state(who, sessions.extend(who));
    }

    /** Where a login in another window ends. */
    @Get("/resumed")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> resumed(Page page) {
        return page.render("identity/resumed", Map.of());
    }

    private State state(Principal who, Duration remaining) {
        UUID whose = UUID.nameUUIDFromBytes(who.setting().getBytes(StandardCharsets.UTF_8));
        return new State(remaining.toMillis(), times.warning().toMillis(), whose.toString());
    }
}
