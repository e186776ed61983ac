package no.samkonsult.audit.review;

import java.time.LocalDate;
import java.util.UUID;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** A pattern that was found and is to be looked at. {@code events} counts acts, or patients where the pattern is of many. */
record Suspicion(
        Pattern pattern,
        UUID organisation,
        UUID person,
        Role role,
        @Nullable UUID patient,
        LocalDate day,
        int events) {
    static Suspicion of(Visit visit, Pattern pattern) {
        return new Suspicion(
                pattern,
                visit.organisation(),
                visit.person(),
                visit.role(),
                visit.patient(),
                visit.day(),
                visit.events());
    }
}
