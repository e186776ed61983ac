package no.samkonsult.patient.change;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import no.samkonsult.shared.Role;

/** Who may register which change, and when it takes effect. */
final class ChangeRules {
    private static final int LONGEST_ADDRESS = 200;
    private static final int MOST_DAYS_AHEAD = 365;

    private ChangeRules() {}

    /** Whether follow-up ends is for health personnel to say; the rest an administrator may register as well. */
    static boolean mayRegister(Role role, Change change) {
        return role.isHealthPersonnel() || role == Role.ADMINISTRATOR && !(change instanceof Change.Leaving);
    }

    static boolean isPossible(Change change, LocalDate today) {
        return switch (change) {
            case Change.Move move ->
                !move.address().isBlank() && move.address().length() <= LONGEST_ADDRESS && isAhead(move.on(), today);
            case Change.NewPractitioner next -> isAhead(next.on(), today);
            case Change.Death(LocalDate on) -> !on.isAfter(today);
            case Change.Leaving _, Change.Protection _ -> true;
        };
    }

    /** Today at once, so that what was seen earlier today belongs to those who saw it; a later day from its beginning. */
    static Instant takesEffect(LocalDate on, ZonedDateTime now) {
        return on.isAfter(now.toLocalDate()) ? on.atStartOfDay(now.getZone()).toInstant() : now.toInstant();
    }

    private static boolean isAhead(LocalDate on, LocalDate today) {
        return !on.isBefore(today) && !on.isAfter(today.plusDays(MOST_DAYS_AHEAD));
    }
}
