package no.samkonsult.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Alerts for other systems. */
@Controller("/api/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertController {
    private final Desk desk;

    AlertController(Desk desk) {
        this.desk = desk;
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlertView(
            UUID id,
            UUID patientId,
            String severity,
            String rule,
            @Nullable String municipality,
            @Nullable String desk,
            String status,
            Instant raisedAt,
            @Nullable Instant takenAt,
            @Nullable Instant closedAt,
            @Nullable String outcome) {
        static AlertView of(Alert alert) {
            Outcome outcome = alert.outcome();
            return new AlertView(
                    alert.id(),
                    alert.patientId(),
                    lower(alert.severity()),
                    alert.rule(),
                    alert.municipality(),
                    alert.desk(),
                    lower(alert.status()),
                    alert.raisedAt(),
                    alert.takenAt(),
                    alert.closedAt(),
                    outcome == null ? null : lower(outcome));
        }

        private static String lower(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Serdeable
    record Closure(String outcome, @Nullable String note) {}

    /** {@code status=open} (the default) lists what is not closed, worst first; {@code closed} what was closed last. */
    @Get
    List<AlertView> list(Principal who, @QueryValue(defaultValue = "open") String status) {
        List<Alert> alerts =
                switch (status) {
                    case "open" -> desk.open(who);
                    case "closed" -> desk.closed(who);
                    default -> throw new InvalidInput("status", "must be open or closed");
                };
        return alerts.stream().map(AlertView::of).toList();
    }

    @Post("/{id}/acknowledgement")
    HttpResponse<?> acknowledge(Principal who, @PathVariable UUID id) {
        return answer(desk.acknowledge(who, id));
    }

    @Post("/{id}/closure")
    HttpResponse<?> close(Principal who, @PathVariable UUID id, @Body Closure closure) {
        return answer(desk.close(who, id, outcome(closure.outcome()), closure.note()));
    }

    private static HttpResponse<?> answer(Desk.Result result) {
        return switch (result) {
            case Desk.Result.Done() -> HttpResponse.noContent();
            case Desk.Result.HeldBy(String name) ->
                Problem.of(HttpStatus.CONFLICT, "alert-taken", "The alert was taken by " + name + ".")
                        .response();
            case Desk.Result.AlreadyClosed() ->
                Problem.of(HttpStatus.CONFLICT, "alert-closed", "The alert is closed.")
                        .response();
            case Desk.Result.NoteNeeded() ->
                Problem.ofField("note", "the latest reading is still out of range: say why the alert is closed")
                        .response();
            case Desk.Result.TriesNeeded() ->
                Problem.ofField("note", "too little was done to reach the patient: say why the alert is closed")
                        .response();
            case Desk.Result.Unknown() -> Problem.unknown().response();
        };
    }

    private static Outcome outcome(String text) {
        return Outcome.ofPeople().stream()
                .filter(outcome -> AlertView.lower(outcome).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        "outcome",
                        "must be one of "
                                + String.join(
                                        ", ",
                                        Outcome.ofPeople().stream()
                                                .map(AlertView::lower)
                                                .toList())));
    }
}
