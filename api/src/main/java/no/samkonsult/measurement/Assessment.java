package no.samkonsult.measurement;

/** What a measurement means for the patient it was taken from, by the limits in force for that patient. */
public sealed interface Assessment {
    record Green() implements Assessment {}

    record Yellow() implements Assessment {}

    record Red() implements Assessment {}

    /** The value could not be judged; someone must look at it. Never treat it as green. */
    record NotAssessable(Doubt doubt) implements Assessment {}

    /** Its number in the database. */
    default short stored() {
        return switch (this) {
            case NotAssessable _ -> 0;
            case Green _ -> 1;
            case Yellow _ -> 2;
            case Red _ -> 3;
        };
    }

    /** The assessment that a row holds: its number and, where it could not be judged, its flags. */
    public static Assessment ofStored(int stored, int flags) {
        return switch (stored) {
            case 0 -> new NotAssessable(Doubt.ofFlags(flags));
            case 1 -> new Green();
            case 2 -> new Yellow();
            case 3 -> new Red();
            default -> throw new IllegalArgumentException("no assessment is stored as " + stored);
        };
    }
}
