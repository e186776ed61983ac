package no.samkonsult.access.representation;

import no.samkonsult.access.Ground;

/** By what right somebody outside the health service sees a patient's record. */
public enum Basis {
    /** Samtykke til deling, which the patient gives and takes. */
    CONSENT,
    /** Næraste pårørande of somebody who evidently cannot look after own interests (pbrl § 3-3 second paragraph). */
    NEAREST_KIN,
    /** Verje. */
    GUARDIAN,
    /** Framtidsfullmakt that has come into force. */
    POWER_OF_ATTORNEY,
    /** Parental responsibility (pbrl § 3-4). */
    PARENT;

    /** Whether it says for which matters it holds, personal ones or only the economy. */
    public boolean namesMatters() {
        return this == GUARDIAN || this == POWER_OF_ATTORNEY;
    }

    public Ground ground() {
        return Ground.valueOf(name());
    }
}
