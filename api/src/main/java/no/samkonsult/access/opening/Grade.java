package no.samkonsult.access.opening;

import no.samkonsult.access.Ground;

/** How far an exception reaches. */
public enum Grade {
    /** Grunngjeven opning: for some hours, with respect for bars (sperring). */
    REASONED_OPENING(Ground.REASONED_OPENING),
    /** Nødtilgang: danger to life or health. Overrides bars, for a short time. */
    EMERGENCY(Ground.EMERGENCY);

    private final Ground ground;

    Grade(Ground ground) {
        this.ground = ground;
    }

    Ground ground() {
        return ground;
    }

    boolean overridesBars() {
        return this == EMERGENCY;
    }
}
