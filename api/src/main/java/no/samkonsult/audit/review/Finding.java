package no.samkonsult.audit.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.audit.log.Names;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** A finding as the loggkontrollør of the organisation sees it. */
public record Finding(
        UUID id,
        Pattern pattern,
        UUID person,
        String personName,
        Role role,
        @Nullable UUID patient,
        @Nullable String patientName,
        LocalDate day,
        int events,
        Instant foundAt,
        @Nullable Handling handling) {
    /** How it was handled, by whom and when. */
    public record Handling(Assessment assessment, String note, UUID by, String byName, Instant at) {
        private Handling named(Names names) {
            return new Handling(assessment, note, by, names.person(by), at);
        }
    }

    public boolean isOpen() {
        return handling == null;
    }

    /** Those whose names it needs. */
    Stream<UUID> people() {
        return handling == null ? Stream.of(person) : Stream.of(person, handling.by());
    }

    Finding named(Names names) {
        return new Finding(
                id,
                pattern,
                person,
                names.person(person),
                role,
                patient,
                patient == null ? null : names.patient(patient),
                day,
                events,
                foundAt,
                handling == null ? null : handling.named(names));
    }
}
