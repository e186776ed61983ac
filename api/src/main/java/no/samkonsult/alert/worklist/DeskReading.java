package no.samkonsult.alert.worklist;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.alert.Alert;
import no.samkonsult.alert.Desk;
import no.samkonsult.alert.Outcome;
import no.samkonsult.alert.Worklist;
import no.samkonsult.alert.roster.coverage.CoverageGap;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.limit.PlanTasks;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/** Reads the worklist, and closes what is technical in bulk. */
@Singleton
public class DeskReading {
    private static final Duration TREND = Duration.ofDays(14);
    private static final int MOST_OF_CAUSE = 20;
    private static final int MOST_AT_ONCE = 200;

    private final DeskRows rows;
    private final Desk desk;
    private final PlanTasks plans;
    private final Lines lines;
    private final AuditTrail audit;
    private final Clock clock;

    DeskReading(DeskRows rows, Desk desk, PlanTasks plans, Lines lines, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.desk = desk;
        this.plans = plans;
        this.lines = lines;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many alerts are open, and how many of them red. */
    public record Counts(int count, int red) {}

    @Acting
    public Counts counts(Principal who) {
        if (!who.role().isHealthPersonnel()) {
            return new Counts(0, 0);
        }
        DeskRows.Worst first =
                rows.patients(Filter.EVERYTHING, who.person().value()).getFirst();
        int technical = rows.technical(Filter.EVERYTHING, 0).stream()
                .mapToInt(DeskRows.Cause::alerts)
                .sum();
        return new Counts(first.count() + technical, first.red());
    }

    /**
     * What a desk looks at.
     *
     * @param lastReceived when anything was received last, where the list is empty: it must say what is safe
     */
    record Opened(DeskView view, Optional<Instant> lastReceived, List<CoverageGap> gaps) {}

    @Acting
    Opened open(Principal who, Filter filter) {
        DeskView view = read(who, filter);
        return new Opened(view, view.count() == 0 ? desk.lastReceived(who) : Optional.empty(), desk.uncovered(who));
    }

    /** What a desk looks at, and how much waits about plans. */
    record Begun(Opened opened, PlanTasks.Waiting plans) {}

    @Acting
    Begun begin(Principal who, Filter filter) {
        return new Begun(open(who, filter), plans.waiting(who));
    }

    private DeskView read(Principal who, Filter filter) {
        if (!who.role().isHealthPersonnel()) {
            return new DeskView(filter, List.of(), 0, 0, 0, List.of(), List.of());
        }
        audit.record(who, null, Action.SEARCH, "alert", "ACCESSIBLE");
        List<DeskRows.Worst> worst = rows.patients(filter, who.person().value());
        List<DeskRows.Cause> causes = rows.technical(filter, MOST_OF_CAUSE);
        List<UUID> clinical =
                worst.stream().flatMap(each -> Stream.ofNullable(each.alert())).toList();
        List<UUID> all = Stream.concat(clinical.stream(), causes.stream().flatMap(each -> each.first().stream()))
                .toList();
        Map<UUID, Alert> alerts = desk.all(who, all);
        Map<UUID, Worklist.Line> shown = lines.of(who, List.copyOf(alerts.values())).stream()
                .collect(Collectors.toMap(line -> line.alert().id(), line -> line));
        var total = worst.getFirst();
        return new DeskView(
                filter,
                patients(worst, clinical, shown),
                total.patients(),
                total.count(),
                total.red(),
                causes.stream().map(cause -> group(cause, shown)).toList(),
                rows.municipalities());
    }

    /** Closes the technical alerts of a cause that were there before an instant; tells how many. */
    @Acting
    int closeAll(Principal who, String cause, Instant before) {
        if (!who.role().isHealthPersonnel()) {
            return 0;
        }
        return (int) rows.ofCause(cause, before, who.person().value(), MOST_AT_ONCE).stream()
                .map(id -> desk.close(who, id, Outcome.TECHNICAL_FIXED, null))
                .filter(Desk.Result.Done.class::isInstance)
                .count();
    }

    private List<DeskView.Row> patients(List<DeskRows.Worst> worst, List<UUID> ids, Map<UUID, Worklist.Line> lines) {
        Instant now = clock.instant();
        Map<Integer, Map<Integer, Band>> bands =
                rows.bands(lines.values().stream().map(Worklist.Line::alert).toList());
        Map<UUID, List<DeskRows.Point>> trends =
                rows.trend(ids, now.minus(TREND), now.plus(Duration.ofDays(1))).stream()
                        .collect(Collectors.groupingBy(DeskRows.Point::alert));
        return worst.stream()
                .flatMap(each -> Stream.ofNullable(each.alert())
                        .flatMap(id -> Stream.ofNullable(lines.get(id)))
                        .map(line -> row(
                                line,
                                each.alerts() - 1,
                                bands.getOrDefault(line.alert().limitSetId(), Map.of()),
                                trends.getOrDefault(line.alert().id(), List.of()))))
                .toList();
    }

    private static DeskView.Row row(
            Worklist.Line line, int others, Map<Integer, Band> bands, List<DeskRows.Point> trend) {
        Optional<LimitRules.Crossed> crossed = LimitRules.crossed(line.alert().values(), bands);
        int component = crossed.map(LimitRules.Crossed::component).orElse(1);
        return new DeskView.Row(
                line,
                others,
                crossed,
                SparklineRules.draw(
                        trend.stream()
                                .flatMap(point -> Stream.ofNullable(
                                                point.values().get(component - 1))
                                        .map(value -> new SparklineRules.Point(point.at(), value)))
                                .toList(),
                        bands.get(component),
                        line.now().minus(TREND),
                        line.now()));
    }

    private static DeskView.Group group(DeskRows.Cause cause, Map<UUID, Worklist.Line> lines) {
        return new DeskView.Group(
                cause.name(),
                cause.alerts(),
                cause.first().stream()
                        .flatMap(id -> Stream.ofNullable(lines.get(id)))
                        .toList());
    }
}
