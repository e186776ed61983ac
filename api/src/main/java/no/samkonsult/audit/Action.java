package no.samkonsult.audit;

/** What somebody did to a record. */
public enum Action {
    READ,
    SEARCH,
    CREATE,
    UPDATE,
    LOGIN,
    LOGOUT,
    /** An attempt that was turned away. */
    DENIED
}
