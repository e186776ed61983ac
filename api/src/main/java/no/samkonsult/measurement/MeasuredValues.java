package no.samkonsult.measurement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samkonsult.platform.Page;
import org.jspecify.annotations.Nullable;

/** Writes the values of a measurement as people write them: {@code 128/82 mmHg}, {@code 91 %, oksygen 1 L/min}. */
public final class MeasuredValues {
    private static final Map<String, String> AS_WRITTEN =
            Map.of("mm[Hg]", "mmHg", "Cel", "°C", "{steps}", "", "{INR}", "");

    private MeasuredValues() {}

    /** A UCUM unit as one writes it on paper. */
    public static String unit(String ucum) {
        return AS_WRITTEN.getOrDefault(ucum, ucum);
    }

    /** The values, in the order of the kind's components; what was not measured is left out. */
    public static String text(Page page, Kind kind, List<? extends @Nullable BigDecimal> values) {
        String first = kind.components().getFirst().unit();
        var inFirstUnit = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (int i = 0; i < kind.components().size(); i++) {
            Component component = kind.components().get(i);
            BigDecimal value = values.get(i);
            if (value != null && component.unit().equals(first)) {
                inFirstUnit.add(page.decimal(value));
            } else if (value != null) {
                others.add(named(page, component, value));
            }
        }
        String main =
                "%s %s".formatted(String.join("/", inFirstUnit), unit(first)).strip();
        return main + String.join("", others);
    }

    private static String named(Page page, Component component, BigDecimal value) {
        return ", %s %s %s"
                .formatted(
                        page.text("component." + component.name())
                                .toLowerCase(page.texts().locale()),
                        page.decimal(value),
                        unit(component.unit()));
    }
}
