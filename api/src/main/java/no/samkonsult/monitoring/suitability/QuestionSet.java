package no.samkonsult.monitoring.suitability;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.monitoring.questionnaire.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before a programme is proposed for somebody. One version is never changed: a new one follows it, and each check
 * keeps the version that it was made by.
 *
 * @param programme as templates name it, such as {@code copd}; {@code general} is asked of everybody
 * @param general which version of the general questions comes before; none in the general ones
 * @param date when this version was written
 * @param source what the questions are made from
 * @param address where that is published
 */
@Serdeable
public record QuestionSet(
        String programme,
        int version,
        @Nullable Integer general,
        LocalDate date,
        String source,
        String address,
        List<Question> questions) {
    public QuestionSet {
        questions = List.copyOf(questions);
    }

    /** A question that a yes speaks for. */
    @Serdeable
    public record Question(String code, Wording text) {}

    /** The same after the general ones. */
    QuestionSet after(QuestionSet others) {
        return new QuestionSet(
                programme,
                version,
                general,
                date,
                source,
                address,
                Stream.concat(others.questions.stream(), questions.stream()).toList());
    }
}
