package no.samkonsult.scheduling.appointment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The conditions of a search, with their values. What is not asked for is left out, so that it keeps no index from being used. */
final class Wanted {
    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** A condition on some values, unless one of them is missing. */
    Wanted where(String condition, @Nullable Object... values) {
        if (Arrays.stream(values).allMatch(Objects::nonNull)) {
            conditions.add(condition);
            Collections.addAll(parameters, values);
        }
        return this;
    }

    String conditions() {
        return String.join(" AND ", conditions);
    }

    @Nullable
    Object[] parametersAnd(int limit) {
        var all = new ArrayList<>(parameters);
        all.add(limit);
        return all.toArray();
    }
}
