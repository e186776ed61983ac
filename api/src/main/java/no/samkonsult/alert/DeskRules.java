package no.samkonsult.alert;

import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** Who works at a desk, and when an alert may be closed. */
final class DeskRules {
    private DeskRules() {}

    /** Clinical staff: a patient sees measurements of their own, but works at no desk. */
    static boolean worksAtDesk(Role role) {
        return role.isHealthPersonnel();
    }

    /** A clinical alert whose latest reading or answer is not green is closed with a note that says why. */
    static boolean needsNote(Alert alert, @Nullable String note) {
        boolean told = alert.measured().isPresent() || alert.ruleName().equals(AlertRules.ANSWERED);
        boolean clinical = alert.severity() != Severity.TECHNICAL && told;
        return clinical && !alert.inRange() && isBlank(note);
    }

    static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
