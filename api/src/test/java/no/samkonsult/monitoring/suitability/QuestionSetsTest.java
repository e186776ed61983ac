package no.samkonsult.monitoring.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.RunningDemo;
import no.samkonsult.monitoring.template.Template;
import no.samkonsult.monitoring.template.Templates;
import org.junit.jupiter.api.Test;

class QuestionSetsTest {
    private final QuestionSets sets = RunningDemo.bean(QuestionSets.class);

    @Test
    void everyProgrammeThatHasATemplateHasQuestions() {
        assertThat(sets.newest())
                .extracting(QuestionSet::programme)
                .containsExactlyInAnyOrderElementsOf(RunningDemo.bean(Templates.class).newest().stream()
                        .map(Template::id)
                        .toList());
    }

    @Test
    void theGeneralQuestionsComeBeforeTheProgrammesOwnAndTheSourceIsPublished() {
        assertThat(sets.newest()).allSatisfy(set -> {
            assertThat(set.questions())
                    .extracting(QuestionSet.Question::code)
                    .doesNotHaveDuplicates()
                    .startsWith("risk");
            assertThat(set.questions().size()).isBetween(6, 10);
            assertThat(set.source()).contains("Helsedirektoratet");
            assertThat(set.address()).startsWith("https://www.helsedirektoratet.no/");
        });
    }
}
