package no.samkonsult.scheduling.outside.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox in Microsoft 365, of which Microsoft Graph is asked when its owner is busy (<code>getSchedule</code>). The asking is an
 * application's that the owner's organisation has registered, with an id and a secret of its own (OAuth 2.0, RFC 6749, 4.4).
 */
@Singleton
class GraphMailbox implements OutsideCalendar {
    private static final URI LOGIN = URI.create("https://login.microsoftonline.com/");
    private static final String SCOPE = "https://graph.microsoft.com/.default";

    /** Graph answers about less than 42 days at a time. */
    private static final Duration LONGEST = Duration.ofDays(41);

    private final OutsideWeb web;
    private final URI login;

    @Inject
    GraphMailbox(OutsideWeb web) {
        this(web, LOGIN);
    }

    GraphMailbox(OutsideWeb web, URI login) {
        this.web = web;
        this.login = login;
    }

    /** Each reading asks for a token of its own. An application that is not known is told that its question is wrong. */
    @Override
    public Fetched fetch(Place place, TimeRange window, @Nullable String version) {
        return switch (web.send(tokenRequest(place))) {
            case OutsideWeb.Answer.Content content ->
                GraphRules.token(content.text())
                        .map(token -> read(place, token, window))
                        .orElseGet(() -> new Fetched.Failed(Trouble.FAULT));
            case OutsideWeb.Answer.Failed(var trouble, var pause) ->
                new Fetched.Failed(trouble == Trouble.NOT_OFFERED ? Trouble.REFUSED : trouble, pause);
            case OutsideWeb.Answer.Several _, OutsideWeb.Answer.Unchanged _ -> new Fetched.Failed(Trouble.FAULT);
        };
    }

    private Fetched read(Place place, String token, TimeRange window) {
        var busy = new ArrayList<TimeRange>();
        for (TimeRange part : parts(window)) {
            Fetched fetched = web.read(scheduleRequest(place, token, part), text -> GraphRules.busy(text, part));
            if (!(fetched instanceof Fetched.Busy found)) {
                return fetched;
            }
            busy.addAll(found.times());
        }
        return new Fetched.Busy(SpanRules.within(busy, window), null);
    }

    /** Each begins on a whole minute, since fractions of a second are written differently there. */
    private static List<TimeRange> parts(TimeRange window) {
        var parts = new ArrayList<TimeRange>();
        Instant first = window.start().truncatedTo(ChronoUnit.MINUTES);
        for (Instant start = first; start.isBefore(window.end()); start = start.plus(LONGEST)) {
            Instant end = start.plus(LONGEST);
            parts.add(TimeRange.of(start, end.isBefore(window.end()) ? end : window.end()));
        }
        return parts;
    }

    /** The owner's organisation is known there by the domain of its mail. */
    private HttpRequest tokenRequest(Place place) {
        String organisation = GraphRules.mailbox(place.address()).replaceFirst(".*@", "");
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                place.user(),
                "client_secret",
                place.password(),
                "scope",
                SCOPE);
        return OutsideWeb.request(login.resolve(organisation + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(joining("&"))))
                .build();
    }

    private static HttpRequest scheduleRequest(Place place, String token, TimeRange part) {
        return OutsideWeb.request(URI.create(place.address() + "/calendar/getSchedule"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Prefer", "outlook.timezone=\"UTC\"")
                .POST(BodyPublishers.ofString(GraphRules.question(GraphRules.mailbox(place.address()), part)))
                .build();
    }
}
