package no.samkonsult.monitoring.questionnaire;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.monitoring.questionnaire.Assessment.Flag;
import no.samkonsult.monitoring.questionnaire.Assessment.Score;

/** Says what answers to a questionnaire mean: the worst colour, which answers gave it, and the sum. */
public final class AnswerRules {
    private AnswerRules() {}

    /** @param answers the code of an option, or a number, by the question's link id; what is blank was not answered */
    public static Assessment assess(Questionnaire questionnaire, Map<String, String> answers) {
        List<Answered> answered = questionnaire.item().stream()
                .map(item -> Answered.of(item, answers.getOrDefault(item.linkId(), "")))
                .toList();
        Optional<String> invalid = Stream.concat(
                        answers.keySet().stream().filter(link -> !asks(questionnaire, link)),
                        answered.stream().filter(Answered::isInvalid).map(Answered::linkId))
                .findFirst();
        if (invalid.isPresent()) {
            return new Assessment.Invalid(invalid.get());
        }
        List<String> unanswered = answered.stream()
                .filter(Answered::isMissing)
                .map(Answered::linkId)
                .toList();
        return unanswered.size() == answered.size()
                ? new Assessment.Empty()
                : judged(questionnaire, answered, unanswered);
    }

    private static Assessment judged(Questionnaire questionnaire, List<Answered> answered, List<String> unanswered) {
        Score score = score(questionnaire, answered);
        Colour colour = answered.stream()
                .map(Answered::colour)
                .reduce(colour(score), Colour::orWorse)
                .orWorse(questionnaire.isJudged() && !unanswered.isEmpty() ? Colour.YELLOW : Colour.NONE);
        List<Flag> flags = answered.stream()
                .filter(each -> each.colour().alerts())
                .map(each -> new Flag(each.linkId(), each.colour(), each.neverWaits()))
                .toList();
        return new Assessment.Judged(colour, flags, score, unanswered);
    }

    private static Score score(Questionnaire questionnaire, List<Answered> answered) {
        if (!questionnaire.isScored()) {
            return new Score.NotScored();
        }
        List<Answered> scored =
                answered.stream().filter(each -> each.item().isScored()).toList();
        if (scored.stream().anyMatch(Answered::isMissing)) {
            return new Score.CannotBeScored();
        }
        int sum = scored.stream().mapToInt(Answered::score).sum();
        return new Score.Sum(sum, questionnaire.band(sum));
    }

    private static Colour colour(Score score) {
        return score instanceof Score.Sum(int _, Optional<ScoreBand> band)
                ? band.map(ScoreBand::colour).orElse(Colour.NONE)
                : Colour.NONE;
    }

    private static boolean asks(Questionnaire questionnaire, String link) {
        return questionnaire.item().stream().anyMatch(item -> item.linkId().equals(link));
    }

    /** A question and what was answered; the option where it is one, the number where it is that. */
    private record Answered(Item item, String given, Optional<Option> option, Optional<Integer> number) {
        static Answered of(Item item, String text) {
            String given = text.strip();
            return switch (item) {
                case Item.Choice choice -> new Answered(item, given, choice.option(given), Optional.empty());
                case Item.Whole whole ->
                    new Answered(
                            item,
                            given,
                            Optional.empty(),
                            whole.value(given).stream().boxed().findFirst());
            };
        }

        String linkId() {
            return item.linkId();
        }

        boolean isMissing() {
            return given.isEmpty();
        }

        boolean isInvalid() {
            return !isMissing() && option.isEmpty() && number.isEmpty();
        }

        Colour colour() {
            return option.map(Option::colour).orElse(Colour.NONE);
        }

        boolean neverWaits() {
            return option.filter(Option::neverWait).isPresent();
        }

        int score() {
            return number.or(() -> option.map(each -> Objects.requireNonNullElse(each.score(), 0)))
                    .orElse(0);
        }
    }
}
