package no.samkonsult.fhir;

/** A cursor that no port gave out: the client made it up or shortened it, so the answer is 400 and not an empty page. */
public final class InvalidCursorException extends IllegalArgumentException {
    public InvalidCursorException(String message) {
        super(message);
    }
}
