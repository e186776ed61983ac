package no.samkonsult.scheduling.outside.feed;

import static java.util.stream.Collectors.toMap;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.Map;
import no.samkonsult.identity.PublicAddress;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;

/** The page on which one makes and revokes the addresses of one's own calendar, and the calendar itself. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedController {
    private static final String CALENDAR = "text/calendar;charset=utf-8";

    private static final String FEED = "/feeds/%s.ics";

    private final Feeds feeds;
    private final PublicAddress address;

    FeedController(Feeds feeds, PublicAddress address) {
        this.feeds = feeds;
        this.address = address;
    }

    @Get("/me/calendar-feeds")
    HttpResponse<?> page(Page page, Principal who) {
        return keepsCalendar(who) ? show(page, who, Map.of(), "") : unknown(page);
    }

    /** The address is shown on this answer, and never again. */
    @Post("/me/calendar-feeds")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(Page page, Principal who, HttpRequest<?> request, @Body Map<String, String> fields) {
        if (!keepsCalendar(who)) {
            return unknown(page);
        }
        FeedKind kind = kind(fields);
        String made = address.of(request) + FEED.formatted(feeds.open(who, kind));
        return show(page, who, Map.of(kind, made), "");
    }

    @Post("/me/calendar-feeds/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(Page page, Principal who, @Body Map<String, String> fields) {
        if (!keepsCalendar(who)) {
            return unknown(page);
        }
        feeds.revoke(who, kind(fields));
        return show(page, who, Map.of(), page.text("feeds.revoked"));
    }

    /** For programs, which cannot log in: the secret in the address is what lets them. */
    @Get("/feeds/{token}.ics")
    @Produces(CALENDAR)
    HttpResponse<?> calendar(@PathVariable String token, HttpRequest<?> request) {
        return feeds.read(token, address.of(request))
                .<HttpResponse<?>>map(text -> HttpResponse.ok(text).header("Content-Type", CALENDAR))
                .orElseGet(() -> Problem.unknown().response());
    }

    private HttpResponse<?> show(Page page, Principal who, Map<FeedKind, String> made, String done) {
        Map<FeedKind, OpenFeed> open = feeds.own(who).stream().collect(toMap(OpenFeed::kind, feed -> feed));
        return page.render("scheduling/outside/feeds", Map.of("feeds", open, "made", made, "done", done));
    }

    private static FeedKind kind(Map<String, String> fields) {
        return Arrays.stream(FeedKind.values())
                .filter(kind -> kind.name().equals(fields.get("kind")))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("kind", "is no kind of calendar"));
    }

    private static boolean keepsCalendar(Principal who) {
        return who.role().isHealthPersonnel();
    }

    private static HttpResponse<?> unknown(Page page) {
        return page.render(HttpStatus.NOT_FOUND, "error", Map.of("problem", Problem.unknown()));
    }
}
