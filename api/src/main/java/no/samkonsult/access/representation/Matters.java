package no.samkonsult.access.representation;

/** What a guardian (verje) or an attorney (fullmektig) answers for. */
public enum Matters {
    PERSONAL,
    /** Money only: no ground to see anything of a health record. */
    ECONOMY
}
