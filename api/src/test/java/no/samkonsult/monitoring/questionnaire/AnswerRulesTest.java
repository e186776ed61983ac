package no.samkonsult.monitoring.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.monitoring.questionnaire.Assessment.Flag;
import no.samkonsult.monitoring.questionnaire.Assessment.Judged;
import no.samkonsult.monitoring.questionnaire.Assessment.Score;
import no.samkonsult.shared.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers mean: the worst colour, the answers that gave it, and the sum. */
class AnswerRulesTest {
    private static final Questionnaire DAILY = shipped("copd-daily");
    private static final Questionnaire CAT = shipped("cat");
    private static final Questionnaire MMRC = shipped("mmrc");
    private static final Map<String, String> WELL = Map.of(
            "rest",
            "no",
            "chest-pain",
            "no",
            "fainted",
            "no",
            "breath",
            "usual",
            "sputum",
            "usual",
            "sputum-colour",
            "clear");

    @Test
    void aDayLikeOthersIsGreen() {
        assertThat(AnswerRules.assess(DAILY, WELL))
                .isEqualTo(new Judged(Colour.GREEN, List.of(), new Score.NotScored(), List.of()));
    }

    @ParameterizedTest(name = "{0} {1} is {2}, never waits: {3}")
    @CsvSource({
        "rest, yes, RED, true",
        "chest-pain, yes, RED, true",
        "fainted, yes, RED, true",
        "breath, worse, YELLOW, false",
        "breath, much-worse, RED, false",
        "sputum, more, YELLOW, false",
        "sputum-colour, coloured, YELLOW, false",
        "sputum-colour, blood, RED, false"
    })
    void oneAnswerThatIsNotAsUsualColoursTheForm(String question, String answer, Colour colour, boolean neverWaits) {
        assertThat(AnswerRules.assess(DAILY, with(WELL, question, answer)))
                .isEqualTo(new Judged(
                        colour, List.of(new Flag(question, colour, neverWaits)), new Score.NotScored(), List.of()));
    }

    @ParameterizedTest(name = "CAT {0} is {1}")
    @CsvSource({
        "0, GREEN, Låg",
        "9, GREEN, Låg",
        "10, GREEN, Middels",
        "20, GREEN, Middels",
        "21, YELLOW, Høg",
        "30, YELLOW, Høg",
        "31, YELLOW, Svært høg",
        "40, YELLOW, Svært høg"
    })
    void eachSideOfEveryBandOfCat(String sum, Colour colour, String meaning) {
        Judged judged = judged(CAT, Map.of("total", sum));
        assertThat(judged.colour()).isEqualTo(colour);
        assertThat(judged.score()).isInstanceOfSatisfying(Score.Sum.class, score -> {
            assertThat(score.value()).isEqualTo(Integer.parseInt(sum));
            assertThat(score.band().orElseThrow().meaning().nn()).startsWith(meaning);
        });
    }

    @ParameterizedTest(name = "mMRC {0} is {1}")
    @CsvSource({"0, GREEN", "1, GREEN", "2, YELLOW", "4, YELLOW"})
    void theGradeOfTheScaleIsItsScore(int grade, Colour colour) {
        Judged judged = judged(MMRC, Map.of("grade", "grade-" + grade));
        assertThat(judged.colour()).isEqualTo(colour);
        assertThat(judged.score()).isInstanceOfSatisfying(Score.Sum.class, score -> assertThat(score.value())
                .isEqualTo(grade));
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "-1", "20,5", "tjue", "00040", "9999999999"})
    void aSumThatThePaperFormCannotGiveIsNoAnswer(String sum) {
        assertThat(AnswerRules.assess(CAT, Map.of("total", sum))).isEqualTo(new Assessment.Invalid("total"));
    }

    @Test
    void whatWasNotAskedIsNoAnswer() {
        assertThat(AnswerRules.assess(DAILY, with(WELL, "weight", "80"))).isEqualTo(new Assessment.Invalid("weight"));
        assertThat(AnswerRules.assess(DAILY, with(WELL, "rest", "maybe"))).isEqualTo(new Assessment.Invalid("rest"));
    }

    @Test
    void nothingIsNoAnswer() {
        assertThat(AnswerRules.assess(DAILY, Map.of("rest", " "))).isEqualTo(new Assessment.Empty());
    }

    @Test
    void whatIsLeftOutIsNeverGreen() {
        Judged judged = judged(DAILY, with(WELL, "chest-pain", ""));
        assertThat(judged.colour()).isEqualTo(Colour.YELLOW);
        assertThat(judged.unanswered()).containsExactly("chest-pain");
    }

    @Test
    void redIsRedThoughTheRestIsLeftOut() {
        Judged judged = judged(DAILY, Map.of("chest-pain", "yes"));
        assertThat(judged.colour()).isEqualTo(Colour.RED);
        assertThat(judged.neverWaits()).isTrue();
    }

    @Test
    void aSumOfWhichAPartIsMissingIsNone() {
        var two = new Questionnaire(
                "two", 1, text("To"), text("Om"), "kjelde", "lisens", List.of(whole("a"), whole("b")), List.of());
        assertThat(judged(two, Map.of("a", "3")).score()).isEqualTo(new Score.CannotBeScored());
        assertThat(judged(two, Map.of("a", "3", "b", "4")).score())
                .isInstanceOfSatisfying(
                        Score.Sum.class, sum -> assertThat(sum.value()).isEqualTo(7));
    }

    @Test
    void whatHasNoLimitsGetsNoColour() {
        assertThat(judged(shipped("wellbeing"), Map.of("wellbeing", "0")).colour())
                .isEqualTo(Colour.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1, 10, must go on from 0", "0, 9, must end at 10", "0, 11, must end at 10"})
    void bandsLeaveOutNoSumAndNameNoneThatCannotCome(int from, int to, String problem) {
        var band = new ScoreBand(from, to, Colour.GREEN, text("Alt"));
        assertThatThrownBy(() -> new Questionnaire(
                        "one", 1, text("Ein"), text("Om"), "kjelde", "lisens", List.of(whole("a")), List.of(band)))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.problem())
                        .isEqualTo(problem));
    }

    @Test
    void onlyRedNeverWaits() {
        assertThatThrownBy(() -> new Option("a", text("Ja"), Colour.YELLOW, true, null))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void everyShippedFormSaysWhereItComesFromAndByWhatRight() {
        assertThat(new Shipped(JsonMapper.createDefault()).all())
                .extracting(Questionnaire::reference)
                .containsExactly("copd-daily/1", "cat/1", "mmrc/1", "wellbeing/1");
    }

    @Property
    void theColourIsTheWorstOfTheAnswersAndNothingHidesIt(@ForAll("forms") Map<String, String> answers) {
        Judged judged = judged(DAILY, answers);
        Colour worst = DAILY.item().stream()
                .map(item -> option((Item.Choice) item, answers).colour())
                .reduce(Colour.NONE, Colour::orWorse);
        assertThat(judged.colour()).isEqualTo(worst);
        assertThat(judged.flags())
                .allSatisfy(flag -> assertThat(flag.colour().alerts()).isTrue());
        assertThat(judged.flags().isEmpty()).isEqualTo(!worst.alerts());
    }

    @Property
    void leavingOutAnAnswerNeverMakesAFormBetterThanYellow(
            @ForAll("forms") Map<String, String> answers, @ForAll("questions") String left) {
        Judged judged = judged(DAILY, with(answers, left, ""));
        assertThat(judged.colour().alerts()).isTrue();
        assertThat(judged.unanswered()).containsExactly(left);
    }

    @Provide
    Arbitrary<Map<String, String>> forms() {
        List<Arbitrary<String>> each = DAILY.item().stream()
                .map(item -> Arbitraries.of(((Item.Choice) item)
                                .answerOption().stream().map(Option::code).toList())
                        .map(code -> code))
                .toList();
        return Combinators.combine(each).as(codes -> {
            var answers = new HashMap<String, String>();
            for (int i = 0; i < codes.size(); i++) {
                answers.put(DAILY.item().get(i).linkId(), codes.get(i));
            }
            return answers;
        });
    }

    @Provide
    Arbitrary<String> questions() {
        return Arbitraries.of(DAILY.item().stream().map(Item::linkId).toList());
    }

    private static Option option(Item.Choice item, Map<String, String> answers) {
        return item.option(Objects.requireNonNull(answers.get(item.linkId()))).orElseThrow();
    }

    private static Judged judged(Questionnaire questionnaire, Map<String, String> answers) {
        return (Judged) AnswerRules.assess(questionnaire, answers);
    }

    private static Map<String, String> with(Map<String, String> answers, String question, String answer) {
        var changed = new HashMap<>(answers);
        changed.put(question, answer);
        return changed;
    }

    private static Item whole(String linkId) {
        return new Item.Whole(linkId, text("Tal"), 0, 10);
    }

    private static Wording text(String text) {
        return new Wording(text, text, text);
    }

    private static Questionnaire shipped(String code) {
        return new Shipped(JsonMapper.createDefault())
                .all().stream()
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElseThrow();
    }
}
