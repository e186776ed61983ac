package no.samkonsult.measurement.news2;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import no.samkonsult.measurement.news2.News2.Risk;
import no.samkonsult.measurement.news2.News2.Scale;
import no.samkonsult.measurement.news2.Signs.Consciousness;
import no.samkonsult.measurement.news2.Signs.Part;
import org.jspecify.annotations.Nullable;

/**
 * NEWS2 as the Royal College of Physicians published it in 2017, the common national score in Norway too. A value between two rows
 * of its table, which is in whole numbers, gets the worse of their points.
 *
 * <p>Not for anybody under 16, nor usually in pregnancy. It supports a judgement and never replaces one.
 */
public final class News2Rules {
    static final int FROM_AGE = 16;
    private static final int MEDIUM_FROM = 5;
    private static final int HIGH_FROM = 7;
    private static final int MOST = 3;

    private News2Rules() {}

    /**
     * @param age in whole years
     * @param scale the first, unless a doctor has decided on the second for this patient
     */
    public static News2 score(Signs signs, Scale scale, int age) {
        if (age < FROM_AGE) {
            return new News2.TooYoung();
        }
        BigDecimal respiratoryRate = signs.respiratoryRate();
        BigDecimal saturation = signs.saturation();
        Boolean onOxygen = signs.onOxygen();
        BigDecimal systolic = signs.systolic();
        BigDecimal pulse = signs.pulse();
        Consciousness consciousness = signs.consciousness();
        BigDecimal temperature = signs.temperature();
        if (respiratoryRate == null
                || saturation == null
                || onOxygen == null
                || systolic == null
                || pulse == null
                || consciousness == null
                || temperature == null) {
            return new News2.CannotBeScored(missing(signs));
        }
        var parts = new EnumMap<Part, Integer>(Part.class);
        parts.put(Part.RESPIRATORY_RATE, respiratoryRate(respiratoryRate));
        parts.put(Part.SATURATION, scale == Scale.ONE ? scaleOne(saturation) : scaleTwo(saturation, onOxygen));
        parts.put(Part.OXYGEN, onOxygen ? 2 : 0);
        parts.put(Part.SYSTOLIC, systolic(systolic));
        parts.put(Part.PULSE, pulse(pulse));
        parts.put(Part.CONSCIOUSNESS, consciousness == Consciousness.ALERT ? 0 : MOST);
        parts.put(Part.TEMPERATURE, temperature(temperature));
        return scored(parts);
    }

    /** What points add up to, of all the parts. */
    static News2 scored(Map<Part, Integer> parts) {
        int total = parts.values().stream().mapToInt(Integer::intValue).sum();
        boolean anyThree = parts.containsValue(MOST);
        return new News2.Scored(total, Map.copyOf(parts), anyThree, risk(total, anyThree));
    }

    private static Risk risk(int total, boolean anyThree) {
        if (total >= HIGH_FROM) {
            return Risk.HIGH;
        }
        if (total >= MEDIUM_FROM) {
            return Risk.MEDIUM;
        }
        return anyThree ? Risk.LOW_TO_MEDIUM : Risk.LOW;
    }

    static Set<Part> missing(Signs signs) {
        var missing = EnumSet.noneOf(Part.class);
        addIfNull(missing, Part.RESPIRATORY_RATE, signs.respiratoryRate());
        addIfNull(missing, Part.SATURATION, signs.saturation());
        addIfNull(missing, Part.OXYGEN, signs.onOxygen());
        addIfNull(missing, Part.SYSTOLIC, signs.systolic());
        addIfNull(missing, Part.PULSE, signs.pulse());
        addIfNull(missing, Part.CONSCIOUSNESS, signs.consciousness());
        addIfNull(missing, Part.TEMPERATURE, signs.temperature());
        return missing;
    }

    private static void addIfNull(Set<Part> missing, Part part, @Nullable Object sign) {
        if (sign == null) {
            missing.add(part);
        }
    }

    private static int respiratoryRate(BigDecimal value) {
        if (isBelow(value, "9") || isAbove(value, "24")) {
            return MOST;
        }
        if (isAbove(value, "20")) {
            return 2;
        }
        return isBelow(value, "12") ? 1 : 0;
    }

    private static int scaleOne(BigDecimal value) {
        return low(value, "92", "94", "96");
    }

    /** Too much counts only on oxygen: what a patient reaches on air is their own. */
    private static int scaleTwo(BigDecimal value, boolean onOxygen) {
        int low = low(value, "84", "86", "88");
        return onOxygen ? Math.max(low, high(value, "92", "94", "96")) : low;
    }

    private static int systolic(BigDecimal value) {
        return isAbove(value, "219") ? MOST : low(value, "91", "101", "111");
    }

    private static int pulse(BigDecimal value) {
        if (isBelow(value, "41")) {
            return MOST;
        }
        return isBelow(value, "51") ? 1 : high(value, "90", "110", "130");
    }

    private static int temperature(BigDecimal value) {
        if (isBelow(value, "35.1")) {
            return MOST;
        }
        if (isAbove(value, "39.0")) {
            return 2;
        }
        return isBelow(value, "36.1") || isAbove(value, "38.0") ? 1 : 0;
    }

    private static int low(BigDecimal value, String three, String two, String one) {
        if (isBelow(value, three)) {
            return MOST;
        }
        if (isBelow(value, two)) {
            return 2;
        }
        return isBelow(value, one) ? 1 : 0;
    }

    private static int high(BigDecimal value, String one, String two, String three) {
        if (isAbove(value, three)) {
            return MOST;
        }
        if (isAbove(value, two)) {
            return 2;
        }
        return isAbove(value, one) ? 1 : 0;
    }

    private static boolean isBelow(BigDecimal value, String limit) {
        return value.compareTo(new BigDecimal(limit)) < 0;
    }

    private static boolean isAbove(BigDecimal value, String limit) {
        return value.compareTo(new BigDecimal(limit)) > 0;
    }
}
