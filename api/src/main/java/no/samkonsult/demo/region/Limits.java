package no.samkonsult.demo.region;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.samkonsult.measurement.Kind;
import org.jspecify.annotations.Nullable;

/** The limits that a GP has confirmed for one kind of measurement of a patient. */
record Limits(Kind kind, List<Band> bands) {
    /** Limits of one value. {@code component} counts from 1, as the table does. */
    record Band(
            int component,
            @Nullable BigDecimal redLow,
            @Nullable BigDecimal yellowLow,
            @Nullable BigDecimal yellowHigh,
            @Nullable BigDecimal redHigh) {}

    /** What a patient with these devices needs, made of what is usual for them. */
    static List<Limits> of(Vitals usual, Collection<Kit> kits) {
        var limits = new ArrayList<>(kits.stream().map(kit -> of(usual, kit)).toList());
        if (kits.stream().anyMatch(Kit::showsPulse)) {
            limits.add(new Limits(Kind.PULSE, List.of(band(1, "40", "50", "100", "130"))));
        }
        return limits;
    }

    private static Limits of(Vitals usual, Kit kit) {
        return new Limits(
                kit.kind(),
                switch (kit) {
                    case BLOOD_PRESSURE_MONITOR ->
                        List.of(band(1, "90", "100", "160", "180"), band(2, null, null, "100", "115"));
                    case OXIMETER -> List.of(above(usual.saturation() - 5, usual.saturation() - 3));
                    case SCALE -> List.of(around(usual.weight()));
                    case GLUCOSE_METER -> List.of(band(1, "3.0", "4.0", "10.0", "15.0"));
                });
    }

    /** The patient's own floor, and two points above it. */
    private static Band above(int floor, int low) {
        return band(1, Integer.toString(floor), Integer.toString(low), null, null);
    }

    /** One and two kilograms from the dry weight. */
    private static Band around(double dryWeight) {
        return new Band(1, off(dryWeight, -2), off(dryWeight, -1), off(dryWeight, 1), off(dryWeight, 2));
    }

    private static BigDecimal off(double weight, int kilograms) {
        return BigDecimal.valueOf(weight).add(BigDecimal.valueOf(kilograms));
    }

    private static Band band(
            int component,
            @Nullable String redLow,
            @Nullable String yellowLow,
            @Nullable String yellowHigh,
            @Nullable String redHigh) {
        return new Band(component, number(redLow), number(yellowLow), number(yellowHigh), number(redHigh));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
