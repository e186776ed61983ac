package no.samkonsult.alert.handover;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.Worklist;
import no.samkonsult.alert.worklist.Lines;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.InvalidInput;

/** The page that a shift goes through with the next; it is printed, too. */
@Controller("/worklist/handover")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class HandoverController {
    /** How many hours back one may look: a shift, a long one, a day and a weekend. */
    static final List<Integer> HOURS = List.of(8, 12, 24, 72);

    private final Desk desk;
    private final HandoverReading reading;
    private final Lines lines;
    private final Clock clock;

    HandoverController(Desk desk, HandoverReading reading, Lines lines, Clock clock) {
        this.desk = desk;
        this.reading = reading;
        this.lines = lines;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> handover(Page page, Principal who, @QueryValue(defaultValue = "8") int hours) {
        if (!HOURS.contains(hours)) {
            throw new InvalidInput("hours", "must be one of " + HOURS);
        }
        Instant since = clock.instant().minus(Duration.ofHours(hours));
        Desk.Shift shift = desk.shift(who, since);
        return page.render(
                "alert/handover",
                Map.of(
                        "hours", hours,
                        "choices", HOURS,
                        "since", since,
                        "taken", lines(who, shift.taken()),
                        "closed", lines(who, shift.closed()),
                        "outside", lines(who, shift.outsideHours()),
                        "technical", lines(who, shift.technical()),
                        "workload", reading.workload(who, since)));
    }

    private List<Worklist.Line> lines(Principal who, List<Alert> alerts) {
        return lines.of(who, alerts);
    }
}
