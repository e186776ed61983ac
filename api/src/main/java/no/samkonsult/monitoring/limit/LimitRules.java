package no.samkonsult.monitoring.limit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.LimitSet;
import org.jspecify.annotations.Nullable;

/** Compares limits: whether they are the same, and whether what differs was delegated. */
public final class LimitRules {
    private LimitRules() {}

    /** Whether two sets judge alike; 1 and 1.0 are the same number. */
    public static boolean isSame(LimitSet one, LimitSet other) {
        return normal(one).equals(normal(other));
    }

    /** Whether there is anything to judge by. */
    public static boolean isEmpty(LimitSet set) {
        return set.bands().isEmpty() && set.changes().isEmpty() && set.yellowHighOnOxygen() == null;
    }

    /** Whether each number that differs from those in force lies within what is delegated, and nothing else differs. */
    public static boolean isDelegated(LimitSet inForce, LimitSet proposed, List<Delegation> delegations) {
        LimitSet withTheirBands = new LimitSet(
                0,
                inForce.bands(),
                proposed.neverWait(),
                proposed.changes(),
                proposed.yellowHighOnOxygen(),
                proposed.confirmation(),
                proposed.clearsAfter());
        return isSame(inForce, withTheirBands)
                && inForce.bands().keySet().equals(proposed.bands().keySet())
                && inForce.bands().keySet().stream()
                        .allMatch(component -> isDelegated(
                                numbers(inForce.bands().get(component)),
                                numbers(proposed.bands().get(component)),
                                delegations.stream()
                                        .filter(each -> each.component() == component)
                                        .toList()));
    }

    private static boolean isDelegated(
            List<? extends @Nullable Object> before,
            List<? extends @Nullable Object> after,
            List<Delegation> delegations) {
        return IntStream.range(0, before.size())
                .allMatch(i -> Objects.equals(before.get(i), after.get(i))
                        || before.get(i) != null
                                && after.get(i) instanceof BigDecimal number
                                && delegations.stream().anyMatch(each -> each.covers(number)));
    }

    private static List<@Nullable BigDecimal> numbers(@Nullable Band band) {
        Band known = Objects.requireNonNull(band);
        return Arrays.asList(
                plain(known.redLow()), plain(known.yellowLow()), plain(known.yellowHigh()), plain(known.redHigh()));
    }

    private static LimitSet normal(LimitSet set) {
        Map<Integer, Band> bands = set.bands().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> normal(each.getValue())));
        return new LimitSet(
                0,
                bands,
                set.neverWait().entrySet().stream()
                        .filter(each -> each.getValue().low() || each.getValue().high())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                set.changes().stream()
                        .map(LimitRules::normal)
                        .sorted(Comparator.comparing(Change::component).thenComparing(Change::against))
                        .toList(),
                plain(set.yellowHighOnOxygen()),
                set.confirmation(),
                set.clearsAfter());
    }

    private static Band normal(Band band) {
        return new Band(plain(band.redLow()), plain(band.yellowLow()), plain(band.yellowHigh()), plain(band.redHigh()));
    }

    private static Change normal(Change change) {
        return new Change(
                change.component(),
                change.against(),
                change.days(),
                change.inPerCent(),
                plain(change.redFall()),
                plain(change.yellowFall()),
                plain(change.yellowRise()),
                plain(change.redRise()));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }
}
