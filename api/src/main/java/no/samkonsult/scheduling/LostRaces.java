package no.samkonsult.scheduling;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the database says when somebody else was first: nothing is broken, and another look tells what is left. */
public final class LostRaces {
    /** Exclusion violated, deadlock, serialization failure. */
    private static final Set<String> STATES = Set.of("23P01", "40P01", "40001");

    private LostRaces() {}

    /** What came of an attempt that is one transaction; nothing where it lost a race. */
    public static <T> Optional<T> unlessLost(Supplier<T> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (DataAccessException failure) {
            if (failure.getCause() instanceof SQLException cause && STATES.contains(cause.getSQLState())) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
