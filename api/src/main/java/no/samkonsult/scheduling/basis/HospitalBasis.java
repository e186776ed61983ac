package no.samkonsult.scheduling.basis;

import java.time.Instant;
import no.samkonsult.shared.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A hospital that takes part in a consultation, and on what.
 *
 * @param basis null until somebody has said; {@code statedBy} and {@code statedAt} tell who and when
 * @param referredAt when the referral that was missing had come; {@code referredBy} saw to it
 */
public record HospitalBasis(
        OrganisationId organisation,
        String name,
        @Nullable Basis basis,
        String statedBy,
        @Nullable Instant statedAt,
        String referredBy,
        @Nullable Instant referredAt) {
    public boolean lacksReferral() {
        return basis == Basis.NEW_REFERRAL_NEEDED && referredAt == null;
    }
}
