package no.samkonsult.monitoring.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.samkonsult.monitoring.Band;
import no.samkonsult.monitoring.LimitSet;
import no.samkonsult.monitoring.NeverWait;
import org.jspecify.annotations.Nullable;

/** Makes limits of what a template says. */
public final class TemplateRules {
    private TemplateRules() {}

    /** The limits; those that are reckoned from a target are left out where it is not known. */
    public static LimitSet limits(Template.Limits template, @Nullable BigDecimal target) {
        boolean known = template.target() == null || target != null;
        List<Template.Value> values = known ? template.values() : List.of();
        BigDecimal zero = template.target() == null || target == null ? BigDecimal.ZERO : target;
        Map<Integer, Band> bands =
                values.stream().collect(Collectors.toMap(Template.Value::component, value -> band(value, zero)));
        Map<Integer, NeverWait> never = values.stream()
                .collect(Collectors.toMap(
                        Template.Value::component,
                        value -> new NeverWait(value.redLowNeverWaits(), value.redHighNeverWaits())));
        return new LimitSet(
                0,
                bands,
                never,
                template.changes().stream().map(Template.Movement::change).toList(),
                null,
                template.confirmation(),
                1);
    }

    private static Band band(Template.Value value, BigDecimal zero) {
        return new Band(
                from(zero, value.redLow()),
                from(zero, value.yellowLow()),
                from(zero, value.yellowHigh()),
                from(zero, value.redHigh()));
    }

    private static @Nullable BigDecimal from(BigDecimal zero, @Nullable BigDecimal distance) {
        return distance == null ? null : zero.add(distance);
    }
}
