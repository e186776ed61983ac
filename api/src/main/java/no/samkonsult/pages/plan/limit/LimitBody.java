package no.samkonsult.pages.plan.limit;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import no.samkonsult.monitoring.limit.Known;
import org.jspecify.annotations.Nullable;

/**
 * Limits of one kind as programs read and propose them.
 *
 * @param kind such as {@code weight}
 * @param confirmation {@code IMMEDIATE} where it is left out
 */
@Serdeable
public record LimitBody(
        String kind,
        @Nullable List<Value> values,
        @Nullable List<Movement> changes,
        @Nullable BigDecimal yellowHighOnOxygen,
        @Nullable ConfirmationKind confirmation,
        @Nullable Integer needed,
        @Nullable Integer among,
        @Nullable Integer withinMinutes,
        @Nullable Integer clearsAfter,
        @Nullable String template,
        @Nullable BigDecimal target,
        @Nullable String source) {
    private static final NeverWait WAITS = new NeverWait(false, false);

    /** The limits of one value, by its name. */
    @Serdeable
    public record Value(
            String component,
            @Nullable BigDecimal redLow,
            @Nullable BigDecimal yellowLow,
            @Nullable BigDecimal yellowHigh,
            @Nullable BigDecimal redHigh,
            @Nullable Boolean redLowNeverWaits,
            @Nullable Boolean redHighNeverWaits) {}

    /** How far a value may move. */
    @Serdeable
    public record Movement(
            String component,
            Change.Against against,
            int days,
            @Nullable Boolean inPerCent,
            @Nullable BigDecimal redFall,
            @Nullable BigDecimal yellowFall,
            @Nullable BigDecimal yellowRise,
            @Nullable BigDecimal redRise) {}

    /** Limits that somebody knows. */
    public static LimitBody of(Known known) {
        Kind kind = Kind.ofStored(known.kind());
        LimitSet set = known.content();
        Map<String, String> fields = LimitFields.of(known.draft());
        return new LimitBody(
                kind.code(),
                set.bands().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> value(
                                kind,
                                each.getKey(),
                                each.getValue(),
                                set.neverWait().getOrDefault(each.getKey(), WAITS)))
                        .toList(),
                set.changes().stream().map(change -> movement(kind, change)).toList(),
                set.yellowHighOnOxygen(),
                ConfirmationKind.of(set.confirmation()),
                whole(fields, "needed"),
                whole(fields, "among"),
                whole(fields, "withinMinutes"),
                set.clearsAfter(),
                known.template(),
                known.target(),
                known.source());
    }

    /** As the fields of the form, which both surfaces are read by. */
    Map<String, String> fields(Kind of) {
        var fields = new HashMap<String, String>();
        for (Value value : values == null ? List.<Value>of() : values) {
            int place = place(of, value.component());
            put(fields, "redLow" + place, value.redLow());
            put(fields, "yellowLow" + place, value.yellowLow());
            put(fields, "yellowHigh" + place, value.yellowHigh());
            put(fields, "redHigh" + place, value.redHigh());
            put(fields, "neverLow" + place, Boolean.TRUE.equals(value.redLowNeverWaits()) ? "on" : null);
            put(fields, "neverHigh" + place, Boolean.TRUE.equals(value.redHighNeverWaits()) ? "on" : null);
        }
        for (Movement change : changes == null ? List.<Movement>of() : changes) {
            String end = change.against().name() + place(of, change.component());
            put(fields, "days" + end, change.days());
            put(fields, "redFall" + end, change.redFall());
            put(fields, "yellowFall" + end, change.yellowFall());
            put(fields, "yellowRise" + end, change.yellowRise());
            put(fields, "redRise" + end, change.redRise());
            put(fields, "perCent" + end, Boolean.TRUE.equals(change.inPerCent()) ? "on" : null);
        }
        put(fields, "oxygenHigh", yellowHighOnOxygen);
        put(fields, "confirmation", confirmation == null ? ConfirmationKind.IMMEDIATE : confirmation);
        put(fields, "needed", needed);
        put(fields, "among", among);
        put(fields, "withinMinutes", withinMinutes);
        put(fields, "clearsAfter", clearsAfter == null ? 1 : clearsAfter);
        put(fields, "template", template);
        put(fields, "target", target);
        put(fields, "source", source);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }

    /** The number of a value, from 1; what is not there is 0, which no field has. */
    private static int place(Kind kind, String component) {
        return IntStream.rangeClosed(1, kind.components().size())
                .filter(place -> kind.components().get(place - 1).name().equals(component))
                .findFirst()
                .orElse(0);
    }

    /** Names of values that the kind does not have. */
    List<String> strangers(Kind of) {
        var names = new ArrayList<String>();
        (values == null ? List.<Value>of() : values).forEach(value -> names.add(value.component()));
        (changes == null ? List.<Movement>of() : changes).forEach(change -> names.add(change.component()));
        return names.stream().filter(name -> place(of, name) == 0).toList();
    }

    private static Value value(Kind kind, int component, Band band, NeverWait never) {
        return new Value(
                kind.components().get(component - 1).name(),
                band.redLow(),
                band.yellowLow(),
                band.yellowHigh(),
                band.redHigh(),
                never.low(),
                never.high());
    }

    private static Movement movement(Kind kind, Change change) {
        return new Movement(
                kind.components().get(change.component() - 1).name(),
                change.against(),
                change.days(),
                change.inPerCent(),
                change.redFall(),
                change.yellowFall(),
                change.yellowRise(),
                change.redRise());
    }

    private static @Nullable Integer whole(Map<String, String> fields, String name) {
        String text = fields.get(name);
        return text == null ? null : Integer.valueOf(text);
    }
}
