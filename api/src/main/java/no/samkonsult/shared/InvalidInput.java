package no.samkonsult.shared;

import org.jspecify.annotations.Nullable;

/** Input that cannot be taken, told to whoever sent it: which field, and what is wrong with its value. */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidInput(String field, String problem) {
        super(problem);
        this.field = field;
    }

    /**
     * What a client has sent in a field.
     *
     * @throws InvalidInput where it is missing
     */
    public static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput(field, "is missing");
        }
        return value;
    }

    public String field() {
        return field;
    }

    /** What is wrong with the value, never the value itself where it may be clinical. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
