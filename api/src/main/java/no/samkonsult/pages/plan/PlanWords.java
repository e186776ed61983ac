package no.samkonsult.pages.plan;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.samkonsult.measurement.Component;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasuredValues;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import no.samkonsult.monitoring.schedule.Schedule;
import no.samkonsult.platform.Page;
import org.jspecify.annotations.Nullable;

/** Says limits and schedules in words. */
public final class PlanWords {
    private static final NeverWait WAITS = new NeverWait(false, false);

    private PlanWords() {}

    /** One sentence for each limit, red ones first. */
    public static List<Said> limits(Page page, Kind kind, LimitSet set) {
        var said = new ArrayList<Said>();
        set.bands().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
            int component = each.getKey();
            NeverWait never = set.neverWait().getOrDefault(component, WAITS);
            say(
                    said,
                    page,
                    "red",
                    "below",
                    never.low(),
                    value(page, kind, component, each.getValue().redLow()));
            say(
                    said,
                    page,
                    "red",
                    "above",
                    never.high(),
                    value(page, kind, component, each.getValue().redHigh()));
            say(
                    said,
                    page,
                    "yellow",
                    "below",
                    false,
                    value(page, kind, component, each.getValue().yellowLow()));
            say(
                    said,
                    page,
                    "yellow",
                    "above",
                    false,
                    value(page, kind, component, each.getValue().yellowHigh()));
        });
        set.changes().forEach(change -> changes(said, page, kind, change));
        BigDecimal oxygen = set.yellowHighOnOxygen();
        if (oxygen != null) {
            said.add(new Said("yellow", page.text("limit.oxygen", page.decimal(oxygen))));
        }
        return said;
    }

    /** A limit in words, and its colour. */
    public record Said(String severity, String text) {}

    /** What it takes to alert. */
    public static String confirmation(Page page, Confirmation confirmation) {
        return switch (confirmation) {
            case Confirmation.Immediate() -> page.text("limit.confirmation.IMMEDIATE");
            case Confirmation.InARow(int needed, int among) -> page.text("limit.takes.in-a-row", needed, among);
            case Confirmation.MeanOfLast(int count, var within) ->
                isOfWholeDays(within)
                        ? page.text("limit.takes.mean.days", count, within.toDays())
                        : page.text("limit.takes.mean", count, within.toMinutes());
            case Confirmation.MeasureAgain(var patience) -> page.text("limit.takes.again", patience.toMinutes());
        };
    }

    private static boolean isOfWholeDays(Duration time) {
        return time.equals(Duration.ofDays(time.toDays()));
    }

    /** Such as {@code kvar dag kl. 08:00 og 20:00}. */
    public static String schedule(Page page, Schedule schedule) {
        String times = schedule.times().stream().map(LocalTime::toString).collect(Collectors.joining(", "));
        String days = schedule.weekdays().size() == DayOfWeek.values().length
                ? ""
                : schedule.weekdays().stream()
                        .sorted()
                        .map(day ->
                                day.getDisplayName(TextStyle.FULL, page.texts().locale()))
                        .collect(Collectors.joining(", "));
        String often = page.text("plan.every", schedule.everyDays());
        return days.isEmpty()
                ? page.text("plan.schedule", often, times)
                : page.text("plan.schedule.days", often, days, times);
    }

    /** A unit and the value's name where a kind has several values. */
    public static String unit(Kind kind, int component) {
        return MeasuredValues.unit(kind.components().get(component - 1).unit());
    }

    public static String name(Page page, Kind kind, int component) {
        Component of = kind.components().get(component - 1);
        return kind.components().size() == 1 ? page.texts().of("kind", kind) : page.text("component." + of.name());
    }

    private static void changes(List<Said> said, Page page, Kind kind, Change change) {
        change(said, page, kind, change, "red", "fall", change.redFall());
        change(said, page, kind, change, "red", "rise", change.redRise());
        change(said, page, kind, change, "yellow", "fall", change.yellowFall());
        change(said, page, kind, change, "yellow", "rise", change.yellowRise());
    }

    private static void change(
            List<Said> said,
            Page page,
            Kind kind,
            Change change,
            String severity,
            String direction,
            @Nullable BigDecimal amount) {
        if (amount != null) {
            String unit = change.inPerCent() ? "%" : unit(kind, change.component());
            said.add(new Said(
                    severity,
                    page.text(
                            "limit.change." + direction + "." + change.against().name(),
                            page.text("severity." + severity),
                            subject(page, kind, change.component()),
                            page.decimal(amount) + " " + unit,
                            change.days())));
        }
    }

    private static void say(List<Said> said, Page page, String severity, String side, boolean never, String value) {
        if (!value.isEmpty()) {
            String text = page.text("limit." + severity + "." + side, value);
            said.add(new Said(severity, never ? text + ". " + page.text("limit.never-waits") : text));
        }
    }

    private static String value(Page page, Kind kind, int component, @Nullable BigDecimal limit) {
        if (limit == null) {
            return "";
        }
        String number =
                "%s %s".formatted(page.decimal(limit), unit(kind, component)).strip();
        return kind.components().size() == 1 ? number : "%s (%s)".formatted(number, subject(page, kind, component));
    }

    private static String subject(Page page, Kind kind, int component) {
        return name(page, kind, component).toLowerCase(page.texts().locale());
    }
}
