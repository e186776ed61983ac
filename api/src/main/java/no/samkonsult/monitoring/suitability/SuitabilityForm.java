package no.samkonsult.monitoring.suitability;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.monitoring.suitability.QuestionSet.Question;
import no.samkonsult.monitoring.suitability.SuitabilityCheck.Answer;
import no.samkonsult.monitoring.suitability.SuitabilityCheck.Conclusion;

/** A check as it is filled in: {@code answer.<code>} for each question, {@code conclusion} and {@code reason}. */
record SuitabilityForm(QuestionSet questions, Map<String, String> fields) {
    static final String ANSWER = "answer.";

    /** Each question answered; none where one is not. */
    Optional<Map<String, Answer>> answers() {
        var answers = new LinkedHashMap<String, Answer>();
        for (Question question : questions.questions()) {
            Optional<Answer> answer = choice(Answer.values(), ANSWER + question.code());
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            answers.put(question.code(), answer.get());
        }
        return Optional.of(answers);
    }

    Optional<Conclusion> conclusion() {
        return choice(Conclusion.values(), "conclusion");
    }

    Optional<String> reason() {
        String reason = fields.getOrDefault("reason", "").strip();
        return reason.isEmpty() || reason.length() > SuitabilityCheck.LONGEST_REASON
                ? Optional.empty()
                : Optional.of(reason);
    }

    private <E extends Enum<E>> Optional<E> choice(E[] choices, String field) {
        return Arrays.stream(choices)
                .filter(each -> each.name().equals(fields.get(field)))
                .findFirst();
    }
}
