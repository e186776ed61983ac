package no.samkonsult.registry.stock;

import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Principal;
import no.samkonsult.shared.Role;

/** Whose devices somebody administers: those that their organisation answers for, and nobody else's. */
final class Administration {
    /** Why an administrator may: as the audit trail says it. */
    static final String GROUND = "OWN_ORGANISATION";

    private Administration() {}

    static Optional<UUID> of(Principal who) {
        return who.role() == Role.ADMINISTRATOR ? Optional.of(who.employer().value()) : Optional.empty();
    }
}
