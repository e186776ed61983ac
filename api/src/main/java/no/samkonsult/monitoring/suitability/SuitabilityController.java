package no.samkonsult.monitoring.suitability;

import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samkonsult.access.Scope;
import no.samkonsult.monitoring.suitability.QuestionSet.Question;
import no.samkonsult.monitoring.suitability.SuitabilityCheck.Answer;
import no.samkonsult.monitoring.suitability.SuitabilityCheck.Conclusion;
import no.samkonsult.patient.PatientRegister;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Problem;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** Whether monitoring suits a patient, asked and read over REST. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SuitabilityController {
    private final PatientRegister register;
    private final SuitabilityChecks checks;
    private final QuestionSets sets;

    SuitabilityController(PatientRegister register, SuitabilityChecks checks, QuestionSets sets) {
        this.register = register;
        this.checks = checks;
        this.sets = sets;
    }

    /** A check as clients send it. Every value may be missing, and what is needed is asked for by name. */
    @Serdeable
    record Asked(
            @Nullable String programme,
            @Nullable Map<String, Answer> answers,
            @Nullable Conclusion conclusion,
            @Nullable String reason) {}

    /** What is asked for each programme, in its newest version. */
    @Get("/suitability-questions")
    List<QuestionSet> questions() {
        return sets.newest();
    }

    @Get("/patients/{id}/suitability-checks")
    HttpResponse<?> made(UUID id, Principal who) {
        var patient = new PatientId(id);
        if (!who.role().isHealthPersonnel()
                || register.find(who, patient, Scope.MEASUREMENTS).isEmpty()) {
            return Problem.unknown().response();
        }
        return HttpResponse.ok(checks.of(who, patient));
    }

    @Post("/patients/{id}/suitability-checks")
    HttpResponse<?> make(UUID id, @Body Asked asked, Principal who) {
        var patient = new PatientId(id);
        if (!checks.isFor(who, patient)) {
            return Problem.unknown().response();
        }
        QuestionSet questions = sets.newest(given("programme", asked.programme()))
                .orElseThrow(() -> new InvalidInput("programme", "is not one there is"));
        boolean added = checks.add(
                who,
                patient,
                questions,
                answers(questions, given("answers", asked.answers())),
                given("conclusion", asked.conclusion()),
                reason(given("reason", asked.reason()).strip()));
        return added
                ? HttpResponse.created(checks.of(who, patient).getFirst())
                : Problem.unknown().response();
    }

    private static Map<String, Answer> answers(QuestionSet questions, Map<String, Answer> answers) {
        Set<String> codes = questions.questions().stream().map(Question::code).collect(Collectors.toSet());
        if (!answers.keySet().equals(codes)) {
            throw new InvalidInput(
                    "answers", codes.stream().sorted().collect(Collectors.joining(", ", "must be to each of ", "")));
        }
        return answers;
    }

    private static String reason(String text) {
        if (text.isEmpty() || text.length() > SuitabilityCheck.LONGEST_REASON) {
            throw new InvalidInput(
                    "reason", "must be of 1 to %d characters".formatted(SuitabilityCheck.LONGEST_REASON));
        }
        return text;
    }
}
