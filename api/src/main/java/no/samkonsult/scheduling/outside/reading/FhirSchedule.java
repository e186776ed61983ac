package no.samkonsult.scheduling.outside.reading;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/** A schedule on a FHIR R4 server, or the schedules of somebody, whose slots that are not free are searched for, page by page. */
@Singleton
class FhirSchedule implements OutsideCalendar {
    private static final int MOST_PAGES = 14;

    private final OutsideWeb web;

    FhirSchedule(OutsideWeb web) {
        this.web = web;
    }

    /** A search has no version of its own. */
    @Override
    public Fetched fetch(Place place, TimeRange window, @Nullable String version) {
        Fetched fetched = read(place, SlotRules.search(place.address(), window), MOST_PAGES);
        return fetched instanceof Fetched.Busy busy
                ? new Fetched.Busy(SpanRules.within(busy.times(), window), null)
                : fetched;
    }

    private Fetched read(Place place, URI page, int most) {
        return most == 0
                ? new Fetched.Failed(Trouble.TOO_LARGE)
                : web.read(request(place, page), text -> SlotRules.page(text)
                        .map(found -> withTheRest(place, page, found, most))
                        .orElseGet(() -> new Fetched.Failed(Trouble.NOT_A_CALENDAR)));
    }

    /** What lets one in there is taken nowhere else: the next page is on the same server. */
    private Fetched withTheRest(Place place, URI page, SlotRules.Slots found, int most) {
        Optional<URI> next = found.next().map(page::resolve);
        if (next.isEmpty()) {
            return new Fetched.Busy(found.busy(), null);
        }
        if (!SlotRules.isSameServer(page, next.get())) {
            return new Fetched.Failed(Trouble.MOVED);
        }
        return switch (read(place, next.get(), most - 1)) {
            case Fetched.Busy rest ->
                new Fetched.Busy(
                        Stream.concat(found.busy().stream(), rest.times().stream())
                                .toList(),
                        null);
            case Fetched.Failed failed -> failed;
            case Fetched.Unchanged unchanged -> unchanged;
        };
    }

    /** Strictly: a server that looked past what it does not know would give everybody's slots. */
    private static HttpRequest request(Place place, URI page) {
        return OutsideWeb.request(place)
                .uri(page)
                .header("Accept", "application/fhir+json")
                .header("Prefer", "handling=strict")
                .GET()
                .build();
    }
}
