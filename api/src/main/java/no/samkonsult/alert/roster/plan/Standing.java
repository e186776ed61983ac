package no.samkonsult.alert.roster.plan;

import java.util.UUID;

/**
 * A desk whose roster somebody sees, and what they are to it.
 *
 * @param administrator whether they may change all of it; who works at the desk changes what is their own
 */
public record Standing(UUID desk, String name, UUID service, boolean administrator) {
    /** Why they may: as the audit trail says it. */
    String ground() {
        return administrator ? "OWN_ORGANISATION" : "OWN_SERVICE";
    }
}
