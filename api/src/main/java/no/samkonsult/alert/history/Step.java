package no.samkonsult.alert.history;

/** What can become of an alert. */
public enum Step {
    RAISED,
    SEVERITY_UP,
    SEVERITY_DOWN,
    TAKEN,
    /** Whoever had it gave it back. */
    HANDED_BACK,
    /** It was not finished in time, and the service gave it back. */
    RETURNED,
    /** The patient moved, and another desk has it. */
    MOVED,
    /** Whoever has it asked a colleague to take over. */
    OFFERED,
    /** The colleague said no. */
    DECLINED,
    /** The colleague took over. */
    HANDED_OVER,
    /** Whoever has it asked for more time. */
    EXTENDED,
    /** Somebody tried to reach the patient. */
    TRIED,
    /** People were rung to an immediate consultation, or that came to something or nothing. */
    RUNG,
    CLOSED
}
