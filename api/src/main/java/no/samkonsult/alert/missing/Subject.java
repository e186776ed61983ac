package no.samkonsult.alert.missing;

import no.samkonsult.measurement.Kind;

/** What is waited for. */
public sealed interface Subject {
    /** The rule of the alert that there is when the reminders have not helped. */
    String rule();

    record Measured(Kind kind) implements Subject {
        @Override
        public String rule() {
            return "missing:" + kind.code();
        }
    }

    /** @param questionnaire its code */
    record Asked(String questionnaire) implements Subject {
        @Override
        public String rule() {
            return "missing-answer:" + questionnaire;
        }
    }
}
