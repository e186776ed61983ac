package no.samkonsult.measurement.answer;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.samkonsult.monitoring.questionnaire.Assessment;
import no.samkonsult.monitoring.questionnaire.Colour;
import no.samkonsult.monitoring.questionnaire.Item;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.ScoreBand;
import no.samkonsult.monitoring.questionnaire.Wording;
import org.jspecify.annotations.Nullable;

/**
 * An answered form in words, as it was asked and answered, so that nobody has to look up which version it was.
 *
 * @param score none: it has none, or it cannot be reckoned, which {@code unanswered} then says
 * @param highest the highest score that could have come
 * @param meaning what the score means
 */
@Serdeable
public record Summary(
        Wording title,
        @Nullable Integer score,
        int highest,
        @Nullable Wording meaning,
        List<Line> lines) {
    public Summary {
        lines = List.copyOf(lines);
    }

    /** A question and what was answered; none: it was left out. */
    @Serdeable
    public record Line(Wording question, @Nullable Wording answer, Colour colour, boolean neverWait) {}

    public static Summary of(Questionnaire questionnaire, Answers answers, Assessment.Judged judged) {
        Optional<Assessment.Score.Sum> sum =
                judged.score() instanceof Assessment.Score.Sum reckoned ? Optional.of(reckoned) : Optional.empty();
        return new Summary(
                questionnaire.title(),
                sum.map(Assessment.Score.Sum::value).orElse(null),
                questionnaire.highest(),
                sum.flatMap(Assessment.Score.Sum::band).map(ScoreBand::meaning).orElse(null),
                questionnaire.item().stream()
                        .map(item -> line(item, answers.of(item.linkId())))
                        .toList());
    }

    /** The answers that somebody is to look at, worst first; those that never wait before the others. */
    public List<Line> flagged() {
        return lines.stream()
                .filter(line -> line.colour().alerts())
                .sorted(Comparator.comparing(Line::neverWait)
                        .thenComparing(Line::colour)
                        .reversed())
                .toList();
    }

    public long unanswered() {
        return lines.stream().filter(line -> line.answer() == null).count();
    }

    public boolean neverWaits() {
        return lines.stream().anyMatch(Line::neverWait);
    }

    public static Summary read(String json) {
        try {
            return Objects.requireNonNull(ObjectMapper.getDefault().readValue(json, Summary.class));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String json() {
        try {
            return ObjectMapper.getDefault().writeValueAsString(this);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Line line(Item item, String given) {
        return switch (item) {
            case Item.Choice choice ->
                choice.option(given)
                        .map(option -> new Line(item.text(), option.text(), option.colour(), option.neverWait()))
                        .orElseGet(() -> new Line(item.text(), null, Colour.NONE, false));
            case Item.Whole _ ->
                new Line(item.text(), given.isEmpty() ? null : new Wording(given, given, given), Colour.NONE, false);
        };
    }
}
