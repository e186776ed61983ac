package no.samkonsult.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.RedirectRules;
import org.jspecify.annotations.Nullable;

/** Choosing what to act as, after the login and later. */
@Controller(RoleController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RoleController {
    static final String PATH = "/role";
    private static final String HOME = "/";

    private final Capacities capacities;
    private final Sessions sessions;
    private final SessionCookie cookies;

    RoleController(Capacities capacities, Sessions sessions, SessionCookie cookies) {
        this.capacities = capacities;
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Serdeable
    record Choice(@Nullable String role, @Nullable String next) {}

    /** The page to choose on, which leads on to another afterwards. */
    static URI choice(URI next) {
        return UriBuilder.of(PATH).queryParam("next", next).build();
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> page(
            HttpRequest<?> request, Page page, Principal who, @QueryValue(defaultValue = HOME) String next) {
        boolean unchosen = Authentication.isUnchosen(request);
        String current = unchosen ? "" : Capacity.key(who.role(), who.organisation());
        var choice = new RolePage(
                permitted(who), current, RedirectRules.ownPath(next).toString());
        return (unchosen ? page.withoutViewer() : page).render("identity/role", Map.of("choice", choice));
    }

    /** What was not offered leads back to the choice. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> choose(Principal who, @Body Choice choice) {
        URI next = RedirectRules.ownPath(choice.next() == null ? HOME : choice.next());
        return permitted(who).stream()
                .filter(each -> each.key().equals(choice.role()))
                .findFirst()
                .<HttpResponse<?>>map(
                        capacity -> HttpResponse.seeOther(next).cookie(cookies.of(sessions.actAs(who, capacity))))
                .orElseGet(() -> HttpResponse.seeOther(choice(next)));
    }

    /** What the session is for, or was begun as, comes first. */
    private List<Capacity> permitted(Principal who) {
        LoginOrigin origin = sessions.origin(who);
        String own = Capacity.key(who.role(), who.organisation());
        return CapacityRules.permitted(capacities.of(who.person().value()), origin.kind(), origin.strong()).stream()
                .sorted(Comparator.comparing(each -> !each.key().equals(own)))
                .toList();
    }
}
