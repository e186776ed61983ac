package no.samkonsult.pages.plan.limit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import no.samkonsult.monitoring.limit.Draft;
import org.jspecify.annotations.Nullable;

/** Limits as the fields of their form: {@code redLow1} is the red lower limit of the first value, and so on. */
final class LimitFields {
    private LimitFields() {}

    static Map<String, String> of(Draft draft) {
        Map<String, String> fields = of(draft.content());
        put(fields, "target", draft.target());
        put(fields, "reckonedFrom", draft.target());
        fields.put("template", draft.template() == null ? "" : draft.template());
        fields.put("source", draft.source());
        return fields;
    }

    /** Those of a kind that nobody has proposed anything for. */
    static Map<String, String> empty(Kind kind) {
        return of(new Draft(kind.stored(), LimitSet.of(0, Map.of()), null, null, ""));
    }

    private static Map<String, String> of(LimitSet set) {
        var fields = new TreeMap<String, String>();
        set.bands().forEach((component, band) -> band(fields, component, band));
        set.neverWait().forEach((component, never) -> never(fields, component, never));
        set.changes().forEach(change -> change(fields, change));
        put(fields, "oxygenHigh", set.yellowHighOnOxygen());
        confirmation(fields, set.confirmation());
        fields.put("clearsAfter", Integer.toString(set.clearsAfter()));
        return fields;
    }

    private static void band(Map<String, String> fields, int component, Band band) {
        put(fields, "redLow" + component, band.redLow());
        put(fields, "yellowLow" + component, band.yellowLow());
        put(fields, "yellowHigh" + component, band.yellowHigh());
        put(fields, "redHigh" + component, band.redHigh());
    }

    private static void never(Map<String, String> fields, int component, NeverWait never) {
        if (never.low()) {
            fields.put("neverLow" + component, "on");
        }
        if (never.high()) {
            fields.put("neverHigh" + component, "on");
        }
    }

    private static void change(Map<String, String> fields, Change change) {
        String end = change.against().name() + change.component();
        fields.put("days" + end, Integer.toString(change.days()));
        if (change.inPerCent()) {
            fields.put("perCent" + end, "on");
        }
        put(fields, "redFall" + end, change.redFall());
        put(fields, "yellowFall" + end, change.yellowFall());
        put(fields, "yellowRise" + end, change.yellowRise());
        put(fields, "redRise" + end, change.redRise());
    }

    private static void confirmation(Map<String, String> fields, Confirmation confirmation) {
        fields.put("confirmation", ConfirmationKind.of(confirmation).name());
        switch (confirmation) {
            case Confirmation.Immediate() -> {}
            case Confirmation.InARow(int needed, int among) -> {
                fields.put("needed", Integer.toString(needed));
                fields.put("among", Integer.toString(among));
            }
            case Confirmation.MeanOfLast(int count, var within) -> {
                fields.put("among", Integer.toString(count));
                fields.put("withinMinutes", Long.toString(within.toMinutes()));
            }
            case Confirmation.MeasureAgain(var patience) ->
                fields.put("withinMinutes", Long.toString(patience.toMinutes()));
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable BigDecimal number) {
        if (number != null) {
            fields.put(name, number.toPlainString());
        }
    }
}
