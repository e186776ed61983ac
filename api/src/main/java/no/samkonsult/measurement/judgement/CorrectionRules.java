package no.samkonsult.measurement.judgement;

/** Whether somebody must hear of it that a reading was sent again with another value. */
final class CorrectionRules {
    private CorrectionRules() {}

    /**
     * What has a graver colour than before, or can no longer be judged; and whatever is red with another value, for nobody can tell
     * which of two red ones is worse. What has become better calls nobody, and ends nothing.
     */
    static boolean isWorse(Judged before, Judged now) {
        if (now.isRed()) {
            return !before.isRed() || !before.values().equals(now.values());
        }
        return now.hasColour()
                ? now.assessment().stored() > Math.max(1, before.assessment().stored())
                : before.hasColour();
    }
}
