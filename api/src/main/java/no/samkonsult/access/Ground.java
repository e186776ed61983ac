package no.samkonsult.access;

/**
 * Why somebody may see a patient (pasientjournalloven § 19, helsepersonelloven §§ 25 and 45; pasient- og
 * brukarrettslova §§ 3-3 and 3-4 for those who represent one). The first of several that hold is the one that is named.
 */
public enum Ground {
    /** The data are one's own. */
    OWN_DATA,
    /** The patient is on one's list as fastlege, or on that of a doctor one stands in for. */
    GP_LIST,
    /** The patient is enrolled with a service where one works. */
    ENROLMENT,
    /** One is named in the patient's care team. */
    CARE_TEAM,
    /** One answers for a plan of the patient's. */
    PLAN,
    /** An agreement lets one's service watch the patient's at this hour, or one has taken an alert of theirs. */
    DUTY,
    /** The patient was handed over by ISBAR, and the contact is not closed. */
    HAND_OVER,
    /** One takes part in a consultation with the patient. */
    CONSULTATION,
    /** One is to answer a question about the patient. */
    ADVICE,
    /** One's service gave care until the patient left it: what was recorded by then, and nothing after. */
    CARE_GIVEN,
    /** The patient has consented to sharing. */
    CONSENT,
    /** Næraste pårørande of a patient who evidently cannot look after own interests (pbrl § 3-3). */
    NEAREST_KIN,
    /** Verje, for personal matters. */
    GUARDIAN,
    /** Framtidsfullmakt. */
    POWER_OF_ATTORNEY,
    /** Parental responsibility for a child (pbrl § 3-4). */
    PARENT,
    /** Grunngjeven opning: an exception with a reason, for some hours. */
    REASONED_OPENING,
    /** Nødtilgang: danger to life or health; overrides bars, for a short time. */
    EMERGENCY;

    /** Whether it is an exception, which somebody will ask about. */
    public boolean isException() {
        return this == REASONED_OPENING || this == EMERGENCY;
    }

    /** Whether one may act on it, and not only read what there is. */
    public boolean isOngoing() {
        return this != CARE_GIVEN;
    }
}
