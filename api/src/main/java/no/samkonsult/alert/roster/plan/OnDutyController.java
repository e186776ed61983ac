package no.samkonsult.alert.roster.plan;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Who is on duty at a desk, for other systems of those who work there. */
@Controller("/api/desks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OnDutyController {
    private final OnDuty duty;
    private final Clock clock;

    OnDutyController(OnDuty duty, Clock clock) {
        this.duty = duty;
        this.clock = clock;
    }

    @Serdeable
    record OnDutyPerson(UUID personId, String name) {}

    @Get("/{id}/on-duty")
    HttpResponse<?> onDuty(Principal who, @PathVariable UUID id, @QueryValue @Nullable String at) {
        return duty.at(who, id, at == null ? clock.instant() : instant(at))
                .<HttpResponse<?>>map(people -> HttpResponse.ok(people.stream()
                        .map(each -> new OnDutyPerson(each.id(), each.name()))
                        .toList()))
                .orElseGet(() -> Problem.unknown().response());
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            throw new InvalidInput("at", "must be a time with its offset, such as 2026-11-21T08:15:00+01:00");
        }
    }
}
