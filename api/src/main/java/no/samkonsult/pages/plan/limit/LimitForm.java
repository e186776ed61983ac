package no.samkonsult.pages.plan.limit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.measurement.Component;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import no.samkonsult.monitoring.limit.Draft;
import no.samkonsult.pages.plan.Fields;
import org.jspecify.annotations.Nullable;

/** Limits as somebody filled them in: a draft, or which fields cannot be taken. */
final class LimitForm {
    private static final int MOST_READINGS = 20;
    private static final int MOST_MINUTES = 10_080;
    private static final List<String> SIDES = List.of("redLow", "yellowLow", "yellowHigh", "redHigh");

    private final Kind kind;
    private final Fields fields;

    LimitForm(Kind kind, Map<String, String> given) {
        this.kind = kind;
        fields = new Fields(given);
    }

    /** The draft; none where a field cannot be taken. */
    Optional<Draft> draft() {
        Optional<LimitSet> content = content();
        String source = fields.needed("source");
        String template = fields.given("template");
        BigDecimal target = fields.number("target");
        return content.filter(_ -> fields.faults().isEmpty())
                .map(set -> new Draft(kind.stored(), set, template.isEmpty() ? null : template, target, source));
    }

    Map<String, String> faults() {
        return fields.faults();
    }

    private Optional<LimitSet> content() {
        var bands = new HashMap<Integer, Band>();
        var never = new HashMap<Integer, NeverWait>();
        var changes = new ArrayList<Change>();
        for (int component = 1; component <= kind.components().size(); component++) {
            band(component, bands, never);
            for (Change.Against against : Change.Against.values()) {
                change(component, against).ifPresent(changes::add);
            }
        }
        BigDecimal oxygenHigh = kind == Kind.OXYGEN_SATURATION ? plausible("oxygenHigh", 1) : null;
        Optional<Confirmation> confirmation = confirmation();
        confirmation.ifPresent(each -> lowSugarNeverWaits(bands, each));
        int clearsAfter = fields.whole("clearsAfter", 1, MOST_READINGS).orElse(1);
        return confirmation.map(each -> new LimitSet(0, bands, never, changes, oxygenHigh, each, clearsAfter));
    }

    private void band(int component, Map<Integer, Band> bands, Map<Integer, NeverWait> never) {
        List<@Nullable BigDecimal> numbers = SIDES.stream()
                .<@Nullable BigDecimal>map(side -> plausible(side + component, component))
                .toList();
        boolean inOrder = areInOrder(component, numbers);
        never(component, "neverLow", numbers.getFirst());
        never(component, "neverHigh", numbers.getLast());
        if (inOrder && numbers.stream().anyMatch(each -> each != null)) {
            bands.put(component, new Band(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
            never.put(
                    component,
                    new NeverWait(fields.isSet("neverLow" + component), fields.isSet("neverHigh" + component)));
        }
    }

    /** The field that is lower than one before it is the one that is named. */
    private boolean areInOrder(int component, List<@Nullable BigDecimal> numbers) {
        BigDecimal highest = null;
        boolean inOrder = true;
        for (int i = 0; i < numbers.size(); i++) {
            BigDecimal number = numbers.get(i);
            if (number != null && highest != null && number.compareTo(highest) < 0) {
                fields.fault(SIDES.get(i) + component, "order");
                inOrder = false;
            }
            highest = number == null ? highest : number;
        }
        return inOrder;
    }

    private void never(int component, String side, @Nullable BigDecimal limit) {
        if (fields.isSet(side + component) && limit == null) {
            fields.fault(side + component, "never");
        }
    }

    /** A number that a living person can have. */
    private @Nullable BigDecimal plausible(String name, int component) {
        BigDecimal number = fields.number(name);
        Component of = kind.components().get(component - 1);
        if (number != null && (number.compareTo(of.plausibleLow()) < 0 || number.compareTo(of.plausibleHigh()) > 0)) {
            fields.fault(name, "implausible");
            return null;
        }
        return number;
    }

    private Optional<Change> change(int component, Change.Against against) {
        String end = against.name() + component;
        List<@Nullable BigDecimal> amounts = Stream.of("redFall", "yellowFall", "yellowRise", "redRise")
                .<@Nullable BigDecimal>map(side -> amount(side + end))
                .toList();
        if (amounts.stream().allMatch(each -> each == null)) {
            return Optional.empty();
        }
        Optional<Integer> days = fields.whole("days" + end, 1, 90);
        boolean inOrder = isMilder(amounts.get(1), amounts.get(0), "redFall" + end)
                & isMilder(amounts.get(2), amounts.get(3), "redRise" + end);
        return days.filter(_ -> inOrder)
                .map(number -> new Change(
                        component,
                        against,
                        number,
                        fields.isSet("perCent" + end),
                        amounts.get(0),
                        amounts.get(1),
                        amounts.get(2),
                        amounts.get(3)));
    }

    private @Nullable BigDecimal amount(String name) {
        BigDecimal number = fields.number(name);
        if (number != null && number.signum() <= 0) {
            fields.fault(name, "positive");
            return null;
        }
        return number;
    }

    private boolean isMilder(@Nullable BigDecimal yellow, @Nullable BigDecimal red, String name) {
        if (yellow != null && red != null && yellow.compareTo(red) > 0) {
            fields.fault(name, "order");
            return false;
        }
        return true;
    }

    /**
     * Low sugar is treated at once, and so a later reading tells nothing of it: below 3.9 mmol/L it is a hypoglycaemia of level 1
     * (American Diabetes Association, Standards of Care in Diabetes 2024, section 6).
     */
    private void lowSugarNeverWaits(Map<Integer, Band> bands, Confirmation confirmation) {
        boolean low = kind == Kind.GLUCOSE
                && bands.values().stream().anyMatch(band -> band.redLow() != null || band.yellowLow() != null);
        if (low && !(confirmation instanceof Confirmation.Immediate)) {
            fields.fault("confirmation", "low-sugar");
        }
    }

    private Optional<Confirmation> confirmation() {
        return fields.choice("confirmation", ConfirmationKind.class).flatMap(choice -> switch (choice) {
            case IMMEDIATE -> Optional.of(new Confirmation.Immediate());
            case IN_A_ROW -> inARow();
            case MEAN ->
                fields.whole("among", 2, MOST_READINGS)
                        .flatMap(count -> minutes().map(within -> new Confirmation.MeanOfLast(count, within)));
            case MEASURE_AGAIN -> minutes().map(Confirmation.MeasureAgain::new);
        });
    }

    private Optional<Confirmation> inARow() {
        Optional<Integer> among = fields.whole("among", 2, MOST_READINGS);
        return among.flatMap(most -> fields.whole("needed", 1, most))
                .map(needed -> new Confirmation.InARow(needed, among.orElseThrow()));
    }

    private Optional<Duration> minutes() {
        return fields.whole("withinMinutes", 1, MOST_MINUTES).map(Duration::ofMinutes);
    }
}
