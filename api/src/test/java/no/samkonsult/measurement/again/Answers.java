package no.samkonsult.measurement.again;

import io.micronaut.context.BeanContext;
import java.time.Clock;
import no.samkonsult.measurement.judgement.AssessmentListener;
import no.samkonsult.measurement.judgement.Patterns;
import no.samkonsult.platform.IntakeTransactions;

/** What becomes of those who were asked to measure again, for tests of whole histories. */
public record Answers(BeanContext beans) {
    /** Alerts what nobody has measured again in time. */
    public void missed() {
        new Unanswered(
                        beans.getBean(IntakeTransactions.class),
                        beans.getBean(Patterns.class),
                        beans.getBean(AssessmentListener.class),
                        beans.getBean(Clock.class))
                .escalate();
    }
}
