package no.samkonsult.access.bar;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/**
 * Somebody in the health service who can be barred.
 *
 * @param place where a person works or to which organisation a service belongs; empty for an organisation
 */
@Introspected
public record Party(UUID id, Kind kind, String name, String place) {
    /** Whom a bar against it keeps out: one, those who work in one service, everybody who acts for one organisation. */
    public enum Kind {
        PERSON,
        SERVICE,
        ORGANISATION
    }
}
