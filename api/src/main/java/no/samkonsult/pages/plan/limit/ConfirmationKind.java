package no.samkonsult.pages.plan.limit;

import no.samkonsult.monitoring.Confirmation;

/** What it takes to alert, as a choice. */
public enum ConfirmationKind {
    IMMEDIATE,
    IN_A_ROW,
    MEAN,
    MEASURE_AGAIN;

    static ConfirmationKind of(Confirmation confirmation) {
        return switch (confirmation) {
            case Confirmation.Immediate _ -> IMMEDIATE;
            case Confirmation.InARow _ -> IN_A_ROW;
            case Confirmation.MeanOfLast _ -> MEAN;
            case Confirmation.MeasureAgain _ -> MEASURE_AGAIN;
        };
    }
}
