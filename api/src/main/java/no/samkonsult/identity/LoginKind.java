package no.samkonsult.identity;

import no.samkonsult.shared.Role;

/** By whose word somebody is logged in, and so what they may act as. */
public enum LoginKind {
    /** The demo's own accounts. */
    DEMO,
    /** HelseID: health personnel and others who work there. */
    HELSEID,
    /** ID-porten: the inhabitant, as a patient or as next of kin. */
    ID_PORTEN,
    /** Another OpenID provider, such as a Keycloak of the region. */
    OTHER,
    /** Another system, in its own name. */
    MACHINE;

    boolean vouchesFor(Role role) {
        boolean inhabitant = role == Role.PATIENT || role == Role.NEXT_OF_KIN;
        return switch (this) {
            case DEMO, OTHER -> true;
            case HELSEID -> !inhabitant;
            case ID_PORTEN -> inhabitant;
            case MACHINE -> role == Role.MACHINE;
        };
    }
}
