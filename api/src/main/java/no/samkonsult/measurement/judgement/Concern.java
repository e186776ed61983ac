package no.samkonsult.measurement.judgement;

import java.time.Duration;
import no.samkonsult.measurement.Doubt;

/** What a measurement means together with those around it. */
public sealed interface Concern {
    /** It is what the limits call for an alert. */
    record Outside(boolean red) implements Concern {}

    /** It is outside, and the limits want more before they alert; an alert that is open already moves with it. */
    record Unproven(boolean red) implements Concern {}

    /** As {@link Unproven}, and the patient is asked to measure again. */
    record AskAgain(boolean red, Duration patience) implements Concern {}

    /** It was outside, and the patient was asked to measure again and has not: it alerts as unconfirmed. */
    record Unanswered(boolean red) implements Concern {}

    /** It is outside, and came too late for anybody to be called to it. */
    record Late(boolean red) implements Concern {}

    /** It is green, and so many before it were that an alert is back in range. */
    record InRange() implements Concern {}

    /** It is green, and too few before it were. */
    record Recovering() implements Concern {}

    record NotAssessable(Doubt doubt) implements Concern {}
}
