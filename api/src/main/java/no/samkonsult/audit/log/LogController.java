package no.samkonsult.audit.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The patient's own access log for other systems, such as an app of the patient's. */
@Controller("/api/log")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LogController {
    private static final int MOST = 200;
    private static final int DAYS_BACK = 30;

    private final OwnLog log;
    private final Clock clock;

    LogController(OwnLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Serdeable
    record ActView(String action, String information) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            Instant at,
            String person,
            String role,
            @Nullable String organisation,
            List<ActView> acts,
            String ground,
            @Nullable String purposeOfUse,
            boolean refused) {
        static EntryView of(Entry entry) {
            return new EntryView(
                    entry.at(),
                    entry.personName(),
                    entry.role().name(),
                    entry.organisationName(),
                    entry.acts().stream()
                            .map(act -> new ActView(
                                    act.action().name(), act.information().name()))
                            .toList(),
                    entry.ground(),
                    entry.purpose(),
                    entry.refused());
        }
    }

    @Get
    HttpResponse<?> read(
            Principal who,
            @QueryValue @Nullable LocalDate from,
            @QueryValue @Nullable LocalDate to,
            @QueryValue(defaultValue = "50") int limit,
            @QueryValue(defaultValue = "0") int offset) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInput("limit", "must be from 1 to " + MOST);
        }
        if (offset < 0) {
            throw new InvalidInput("offset", "must not be negative");
        }
        return log.read(who, new OwnLog.Filter(period(from, to), null, null), limit, offset)
                .<HttpResponse<?>>map(entries ->
                        HttpResponse.ok(entries.stream().map(EntryView::of).toList()))
                .orElseGet(() -> Problem.unknown().response());
    }

    private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), Page.ZONE) : to;
        return new Period(from == null ? last.minusDays(DAYS_BACK) : from, last);
    }
}
