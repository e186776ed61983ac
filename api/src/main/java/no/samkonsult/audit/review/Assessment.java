package no.samkonsult.audit.review;

/** What the loggkontrollør concludes about a finding. */
public enum Assessment {
    /** There was a need for the patient's care (tenstleg behov). */
    NEEDED,
    /** The wrong record was opened and left again. */
    MISTAKE,
    /** Taken up with the one who acted and their leader; no more to it. */
    TAKEN_UP,
    /** No need could be shown: handed on as a suspected breach (snoking, helsepersonelloven § 21 a). */
    SUSPECTED_BREACH
}
