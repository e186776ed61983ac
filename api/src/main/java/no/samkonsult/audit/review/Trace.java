package no.samkonsult.audit.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** A finding as the personvernombod sees it: that there was one, of which kind, and whether it is handled; not whose record. */
public record Trace(
        UUID id,
        Pattern pattern,
        Role role,
        LocalDate day,
        int events,
        @Nullable Assessment assessment,
        @Nullable Instant handledAt) {}
