package no.samkonsult.demo.region;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.measurement.Component;
import no.samkonsult.monitoring.Band;

/** What the demo's patients measure on any day: those in a bad period show it at its height, and nobody else does. */
class VitalsTest {
    @Property
    void onlyThoseInABadPeriodAreOutsideTheirOwnLimitsWhateverIsDrawn(
            @ForAll("withLimits") DemoPatient patient, @ForAll long day) {
        boolean outside = patient.limits().stream().anyMatch(limits -> patient.kits().stream()
                .filter(kit -> kit.kind() == limits.kind())
                .anyMatch(kit -> isOutside(limits, reading(patient, kit, day))));

        assertThat(outside).isEqualTo(patient.course() != Course.STEADY && patient.course() != Course.LOW_BATTERY);
    }

    @Provide
    Arbitrary<DemoPatient> withLimits() {
        return Arbitraries.of(DemoPatient.all().stream()
                .filter(patient -> !patient.limits().isEmpty())
                .toList());
    }

    private static Map<String, BigDecimal> reading(DemoPatient patient, Kit kit, long day) {
        return patient.usual().reading(kit, patient.course(), patient.course().severity(0), new SplittableRandom(day));
    }

    private static boolean isOutside(Limits limits, Map<String, BigDecimal> values) {
        List<Component> components = limits.kind().components();
        return limits.bands().stream().anyMatch(each -> {
            var band = new Band(each.redLow(), each.yellowLow(), each.yellowHigh(), each.redHigh());
            BigDecimal value = requireNonNull(
                    values.get(components.get(each.component() - 1).name()));
            return band.isRed(value) || band.isYellow(value);
        });
    }
}
