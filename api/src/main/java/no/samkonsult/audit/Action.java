package no.samkonsult.audit;

/** What somebody did to a record. */
public enum Action {
    READ,
    SEARCH,
    CREATE,
    UPDATE,
    DELETE,
    /** Took a copy out of the service. */
    EXPORT,
    /** Opened a record by an exception: reasoned opening or emergency access. */
    EXCEPTION,
    /** Gave somebody access. */
    GRANT,
    /** Took somebody's access away. */
    REVOKE,
    LOGIN,
    LOGOUT,
    /** An attempt that was turned away. */
    DENIED
}
