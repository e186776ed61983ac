package no.samkonsult.alert;

import org.jspecify.annotations.Nullable;

/** When an alert may be closed. */
final class DeskRules {
    private DeskRules() {}

    /** A clinical alert whose latest reading is not green is closed with a note that says why. */
    static boolean needsNote(Alert alert, @Nullable String note) {
        boolean clinical =
                alert.severity() != Severity.TECHNICAL && alert.measured().isPresent();
        return clinical && !alert.inRange() && (note == null || note.isBlank());
    }
}
