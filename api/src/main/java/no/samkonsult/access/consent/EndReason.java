package no.samkonsult.access.consent;

/** Why an agreement ended. */
public enum EndReason {
    /** The patient wished it, and owes nobody a reason. */
    WISH,
    NO_LONGER_NEEDED,
    /** A patient who cannot consent resists measuring: pasient- og brukarrettslova chapter 4 A is to be considered. */
    RESISTS,
    MOVED,
    DIED;

    /** Whether a person may give it; the others come with what happened. */
    public boolean isGivenByPerson() {
        return switch (this) {
            case WISH, NO_LONGER_NEEDED, RESISTS -> true;
            case MOVED, DIED -> false;
        };
    }
}
