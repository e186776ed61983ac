package no.samkonsult.platform;

/** What authentication found out about a request: who acts, and how to present them. */
public record Authenticated(Principal principal, Viewer viewer) {
    /** The request attribute it is kept under. */
    public static final String ATTRIBUTE = "samkonsult.authenticated";
}
