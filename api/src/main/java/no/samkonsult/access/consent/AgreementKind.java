package no.samkonsult.access.consent;

/** What an agreement on taking part (avtale om deltaking) is about. */
public enum AgreementKind {
    /** Heimeoppfølging: measuring at home. Ending it ends the patient's part in the programme. */
    MONITORING,
    /** Samkonsultasjon. */
    JOINT_CONSULTATION
}
