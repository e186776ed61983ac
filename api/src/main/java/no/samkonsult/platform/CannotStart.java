package no.samkonsult.platform;

/** Why the service does not start, in one line for whoever started it; the command line prints it and exits with 1. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String line) {
        super(line);
    }

    public CannotStart(String line, Throwable cause) {
        super(line, cause);
    }
}
