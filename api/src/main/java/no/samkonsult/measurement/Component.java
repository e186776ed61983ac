package no.samkonsult.measurement;

import java.math.BigDecimal;

/**
 * One value of a measurement: its name on the wire, its unit (UCUM), and the bounds outside which it cannot come from a
 * living person measured well. The bounds are those of plausibility, never of health: a value outside is kept, marked
 * and shown to a person, and is not judged.
 */
public record Component(String name, String unit, BigDecimal plausibleLow, BigDecimal plausibleHigh) {
    static Component of(String name, String unit, String plausibleLow, String plausibleHigh) {
        return new Component(name, unit, new BigDecimal(plausibleLow), new BigDecimal(plausibleHigh));
    }

    public boolean isPlausible(BigDecimal value) {
        return value.compareTo(plausibleLow) >= 0 && value.compareTo(plausibleHigh) <= 0;
    }
}
