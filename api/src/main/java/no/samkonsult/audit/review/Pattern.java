package no.samkonsult.audit.review;

/** What can stand out in an access log. That something stands out does not say that it was wrong. */
public enum Pattern {
    /** A member of staff opened the record they themselves have as a patient. */
    OWN_RECORD,
    /** The patient works, or worked that day, in the same organisation. */
    COLLEAGUE,
    /** The patient is next of kin, or has the same family name and address. */
    FAMILY,
    /** The patient lives at the same address, or a few doors away in the same street. */
    NEIGHBOUR,
    /** The records of unusually many patients in a short time. */
    MANY_PATIENTS,
    /** A record was opened by an exception: reasoned opening or emergency access. */
    EXCEPTION
}
