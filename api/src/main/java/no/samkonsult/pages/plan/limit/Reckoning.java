package no.samkonsult.pages.plan.limit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.limit.Draft;
import no.samkonsult.monitoring.template.Template;
import no.samkonsult.monitoring.template.TemplateRules;
import no.samkonsult.pages.plan.Fields;

/** Fills in the limits that a template reckons from a target, where the target is another than the one they were reckoned from. */
final class Reckoning {
    private Reckoning() {}

    /** The fields with the limits of a new target; nothing where the target is the same, or is none. */
    static Optional<Map<String, String>> reckon(
            Kind kind, Map<String, String> given, Optional<Template.Limits> template) {
        var fields = new Fields(given);
        BigDecimal target = fields.number("target");
        BigDecimal before = fields.number("reckonedFrom");
        boolean same = target == null || before != null && before.compareTo(target) == 0;
        return template.filter(limits ->
                        limits.target() != null && !same && fields.faults().isEmpty())
                .map(limits -> {
                    var reckoned = new HashMap<>(given);
                    limits.values().forEach(value -> without(reckoned, value.component()));
                    LimitFields.of(new Draft(kind.stored(), TemplateRules.limits(limits, target), null, target, ""))
                            .entrySet()
                            .stream()
                            .filter(field -> isReckoned(field.getKey()))
                            .forEach(field -> reckoned.put(field.getKey(), field.getValue()));
                    return reckoned;
                });
    }

    private static void without(Map<String, String> fields, int component) {
        for (String side : new String[] {"redLow", "yellowLow", "yellowHigh", "redHigh", "neverLow", "neverHigh"}) {
            fields.remove(side + component);
        }
    }

    private static boolean isReckoned(String name) {
        return name.equals("reckonedFrom") || name.matches("(red|yellow|never)(Low|High)\\d");
    }
}
