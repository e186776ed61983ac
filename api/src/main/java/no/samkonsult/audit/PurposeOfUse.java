package no.samkonsult.audit;

/**
 * What information is used for, as one of HL7's codes (code system {@code v3-ActReason}, value set PurposeOfUse), which the
 * trust framework's AuditEvent carries in {@code purpose_of_use}.
 */
enum PurposeOfUse {
    /** Treatment. */
    TREAT,
    /** Emergency treatment. */
    ETREAT,
    /** Coordination of care. */
    COC,
    /** The patient's own request. */
    PATRQT,
    /** A relative's request. */
    FAMRQT,
    /** Running the health service, statistics included. */
    HOPERAT,
    /** Running the system, logins included. */
    HSYSADMIN,
    /** Seeing to it that rules are followed. */
    HCOMPL
}
