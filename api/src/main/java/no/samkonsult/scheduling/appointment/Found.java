package no.samkonsult.scheduling.appointment;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The first of what was searched for, and whether there is more. */
public record Found<T>(List<T> shown, boolean more) {
    /** @param rows one more than {@code count}, where there is more */
    static <T> Found<T> of(int count, List<T> rows) {
        return new Found<>(rows.stream().limit(count).toList(), rows.size() > count);
    }

    <R> Found<R> map(Function<T, Optional<R>> mapping) {
        return new Found<>(
                shown.stream().flatMap(one -> mapping.apply(one).stream()).toList(), more);
    }
}
