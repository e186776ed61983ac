package no.samkonsult.measurement.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Access;
import no.samkonsult.access.Scope;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Answers to questionnaires for programs. */
@Controller("/api/patients/{id}/questionnaire-responses")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResponseController {
    private static final int MOST = 500;

    private final Responses responses;
    private final Responding responding;
    private final Access access;

    ResponseController(Responses responses, Responding responding, Access access) {
        this.responses = responses;
        this.responding = responding;
        this.access = access;
    }

    /** {@code answers} are by link id: the code of an option, or a number. */
    @Serdeable
    record Given(
            @Nullable String questionnaire,
            @Nullable Map<String, String> answers,
            @Nullable Boolean thoughIncomplete) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResponseView(
            UUID id,
            String questionnaire,
            int version,
            Instant authored,
            String capacity,
            Map<String, String> answers,
            String colour,
            @Nullable Integer score,
            @Nullable String invalidated) {
        static ResponseView of(Response response) {
            return new ResponseView(
                    response.id(),
                    response.questionnaire(),
                    response.version(),
                    response.authoredAt(),
                    lower(response.capacity()),
                    response.answers().byLinkId(),
                    lower(response.colour()),
                    response.summary().score(),
                    response.struckOut() == null
                            ? null
                            : lower(response.struckOut().reason()));
        }

        private static String lower(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The newest first. */
    @Get
    HttpResponse<?> list(Principal who, @PathVariable UUID id) {
        var patient = new PatientId(id);
        return access.ground(who, patient, Scope.MEASUREMENTS).isEmpty()
                ? Problem.unknown().response()
                : HttpResponse.ok(responses.since(who, patient, Instant.EPOCH, MOST).stream()
                        .map(ResponseView::of)
                        .toList());
    }

    @Post
    HttpResponse<?> respond(Principal who, @PathVariable UUID id, @Body Given given) {
        var answers = new Answers(Objects.requireNonNullElse(given.answers(), Map.of()));
        String code = Objects.requireNonNullElse(given.questionnaire(), "");
        boolean thoughIncomplete = Optional.ofNullable(given.thoughIncomplete()).orElse(false);
        return switch (responding.respond(who, new PatientId(id), code, answers, thoughIncomplete)) {
            case Responding.Result.Stored(Response response) -> HttpResponse.created(ResponseView.of(response));
            case Responding.Result.Incomplete(List<String> unanswered) ->
                Problem.ofField(
                                "answers",
                                "leave out %s: answer them, or send thoughIncomplete"
                                        .formatted(String.join(", ", unanswered)))
                        .response();
            case Responding.Result.Invalid(String linkId) ->
                Problem.ofField("answers", "%s has no such answer".formatted(linkId))
                        .response();
            case Responding.Result.Empty() ->
                Problem.ofField("answers", "are empty").response();
            case Responding.Result.NotPlanned() ->
                Problem.of(HttpStatus.CONFLICT, "not-planned", "The patient has no plan with this questionnaire.")
                        .response();
            case Responding.Result.Unknown() -> Problem.unknown().response();
        };
    }
}
