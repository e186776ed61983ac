package no.samkonsult.pages.plan.limit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.limit.Draft;
import no.samkonsult.monitoring.limit.Known;
import no.samkonsult.monitoring.limit.LimitResult;
import no.samkonsult.monitoring.limit.Limits;
import no.samkonsult.monitoring.limit.PlanTasks;
import no.samkonsult.monitoring.plan.PlanGround;
import no.samkonsult.monitoring.simulation.Comparison;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;

/** The limits of a patient for programs: proposing, simulating, confirming, declining, reading. */
@Controller("/api/patients/{id}/plan")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LimitController {
    private final PlanGround ground;
    private final Limits limits;
    private final PlanTasks tasks;
    private final Replay replay;

    LimitController(PlanGround ground, Limits limits, PlanTasks tasks, Replay replay) {
        this.ground = ground;
        this.limits = limits;
        this.tasks = tasks;
        this.replay = replay;
    }

    @Serdeable
    record Proposed(int id) {}

    @Serdeable
    record Refusal(String reason) {}

    @Serdeable
    record Simulated(int days, int readings, BigDecimal alertsPerWeekNow, BigDecimal alertsPerWeekProposed) {
        static Simulated of(Comparison comparison) {
            return new Simulated(
                    comparison.days(), comparison.readings(), comparison.perWeekNow(), comparison.perWeekProposed());
        }
    }

    @Post("/limits")
    HttpResponse<?> propose(Principal who, @PathVariable UUID id, @Body LimitBody body) {
        return read(who, id, body, draft -> answer(limits.propose(who, new PatientId(id), draft)));
    }

    @Post("/simulation")
    HttpResponse<?> simulate(Principal who, @PathVariable UUID id, @Body LimitBody body) {
        var patient = new PatientId(id);
        return read(who, id, body, draft -> {
            var inForce = limits.find(who, patient)
                    .flatMap(each -> each.inForce(draft.kind()))
                    .map(Known::content);
            return HttpResponse.ok(
                    Simulated.of(replay.compare(who, patient, Kind.ofStored(draft.kind()), inForce, draft.content())));
        });
    }

    @Post("/limits/{set}/confirmation")
    HttpResponse<?> confirm(Principal who, @PathVariable UUID id, @PathVariable int set) {
        return answer(limits.confirm(who, new PatientId(id), set));
    }

    @Post("/limits/{set}/refusal")
    HttpResponse<?> decline(Principal who, @PathVariable UUID id, @PathVariable int set, @Body Refusal refusal) {
        return refusal.reason().isBlank()
                ? Problem.ofField("reason", "is needed").response()
                : answer(limits.decline(
                        who, new PatientId(id), set, refusal.reason().strip()));
    }

    @Post("/limits/{set}/acknowledgement")
    HttpResponse<?> acknowledge(Principal who, @PathVariable UUID id, @PathVariable int set) {
        return tasks.acknowledge(who, new PatientId(id), set)
                ? HttpResponse.noContent()
                : Problem.unknown().response();
    }

    /** Nothing is said of the input to those who may not change the plan. */
    private HttpResponse<?> read(Principal who, UUID id, LimitBody body, Function<Draft, HttpResponse<?>> work) {
        if (ground.toChange(who, new PatientId(id)).isEmpty()) {
            return Problem.unknown().response();
        }
        Optional<Kind> kind = Kind.ofCode(body.kind());
        if (kind.isEmpty() || !body.strangers(kind.get()).isEmpty()) {
            return Problem.ofField(kind.isEmpty() ? "kind" : "component", "is none that is measured")
                    .response();
        }
        var form = new LimitForm(kind.get(), body.fields(kind.get()));
        return form.draft().<HttpResponse<?>>map(work).orElseGet(() -> {
            var fault = form.faults().entrySet().iterator().next();
            return Problem.ofField(fault.getKey(), fault.getValue()).response();
        });
    }

    private static HttpResponse<?> answer(LimitResult result) {
        return switch (result) {
            case LimitResult.Done(int set) -> HttpResponse.ok(new Proposed(set));
            case LimitResult.NotResponsible() ->
                Problem.of(HttpStatus.CONFLICT, "not-responsible", "The responsible doctor alone may.")
                        .response();
            case LimitResult.Awaits(var target) ->
                Problem.of(HttpStatus.CONFLICT, "target-missing", "Nobody has said: " + target)
                        .response();
            case LimitResult.Empty() ->
                Problem.ofField("values", "there is no limit in it").response();
            case LimitResult.Unknown() -> Problem.unknown().response();
        };
    }
}
