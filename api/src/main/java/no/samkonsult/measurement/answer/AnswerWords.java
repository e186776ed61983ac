package no.samkonsult.measurement.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.monitoring.questionnaire.Colour;
import no.samkonsult.monitoring.questionnaire.Wording;
import no.samkonsult.platform.Page;

/** Says answers in the words of whoever reads them. */
public final class AnswerWords {
    private AnswerWords() {}

    /** The form, its score, and what somebody is to look at: worst first. */
    public static String reason(Page page, Summary summary) {
        List<String> parts = Stream.of(
                        summary.flagged().stream().map(line -> line(page, line)),
                        score(page, summary).stream(),
                        unanswered(page, summary).stream())
                .flatMap(each -> each)
                .toList();
        String title = in(page, summary.title());
        return parts.isEmpty() ? title : title + ": " + String.join("; ", parts);
    }

    /** The score of how many, and what it means; empty where there is none. */
    public static Optional<String> score(Page page, Summary summary) {
        return Optional.ofNullable(summary.score())
                .map(score -> page.text("answers.score", score, summary.highest())
                        + Optional.ofNullable(summary.meaning())
                                .map(meaning -> " – " + in(page, meaning))
                                .orElse(""));
    }

    /** How many questions were left out; empty where none was. */
    public static Optional<String> unanswered(Page page, Summary summary) {
        return summary.unanswered() == 0
                ? Optional.empty()
                : Optional.of(page.text("answers.unanswered", summary.unanswered()));
    }

    /** A question and its answer. */
    public static String line(Page page, Summary.Line line) {
        String answer = Optional.ofNullable(line.answer())
                .map(given -> in(page, given))
                .orElseGet(() -> page.text("answers.none"));
        return in(page, line.question()) + " " + answer;
    }

    public static String in(Page page, Wording wording) {
        return wording.in(page.texts().language());
    }

    /** The word of the kit for a colour; empty where nothing is judged. */
    public static String severity(Colour colour) {
        return switch (colour) {
            case NONE -> "";
            case GREEN -> "green";
            case YELLOW -> "yellow";
            case RED -> "red";
        };
    }
}
