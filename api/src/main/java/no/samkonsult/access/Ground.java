package no.samkonsult.access;

/** Why somebody may see a patient (pasientjournalloven § 19, helsepersonelloven §§ 25 and 45). */
public enum Ground {
    /** The patient is enrolled with a service where one works. */
    ENROLMENT,
    /** The patient is on one's list as fastlege. */
    GP_LIST,
    /** One is named in the patient's care team. */
    CARE_TEAM,
    /** One takes part in a consultation with the patient. */
    CONSULTATION,
    /** The data are one's own. */
    OWN_DATA,
    /** The patient has named one as next of kin: consultations, no clinical data. */
    NEXT_OF_KIN
}
