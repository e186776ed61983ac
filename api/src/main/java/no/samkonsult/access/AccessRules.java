package no.samkonsult.access;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What the grounds that hold for somebody come to. Which hold is the database's view {@code my_ground} to say. */
final class AccessRules {
    private AccessRules() {}

    /** An exception counts only where there is no ordinary ground. */
    static Decision decide(List<OpenGround> grounds, Scope scope) {
        return grounds.stream()
                .filter(ground -> ground.opens(scope))
                .min(Comparator.comparing(OpenGround::ground))
                .map(AccessRules::granted)
                .orElseGet(Decision.Denied::new);
    }

    private static Decision granted(OpenGround open) {
        return open.ground().isException()
                ? new Decision.Excepted(open.ground(), Objects.requireNonNull(open.until(), "an exception ends"))
                : new Decision.Granted(open.ground(), open.until());
    }
}
