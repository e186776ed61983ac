package no.samkonsult.pages.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was filled in, read field by field; it remembers which fields cannot be taken, and why. */
public final class Fields {
    private static final int LONGEST = 500;
    private static final int MOST_DIGITS = 9;

    private final Map<String, String> given;
    private final Map<String, String> faults = new LinkedHashMap<>();

    public Fields(Map<String, String> given) {
        this.given = given;
    }

    public String given(String name) {
        String text = given.getOrDefault(name, "").strip();
        if (text.length() > LONGEST) {
            fault(name, "too-long");
            return "";
        }
        return text;
    }

    public String needed(String name) {
        String text = given(name);
        if (text.isEmpty()) {
            fault(name, "needed");
        }
        return text;
    }

    public boolean isSet(String name) {
        return given.containsKey(name);
    }

    /** A decimal with comma or point. */
    public @Nullable BigDecimal number(String name) {
        String text = given(name).replace(',', '.').replace('\u2212', '-');
        if (text.isEmpty()) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            if (number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number that is too long
        }
        fault(name, "number");
        return null;
    }

    public Optional<Integer> whole(String name, int lowest, int highest) {
        String text = given(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return Optional.of(number);
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of bounds
        }
        fault(name, "whole");
        return Optional.empty();
    }

    /** A day; empty: none. */
    public @Nullable LocalDate day(String name) {
        String text = given(name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            fault(name, "date");
            return null;
        }
    }

    /** Which of some words a field holds. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        try {
            return Optional.of(Enum.valueOf(type, given(name)));
        } catch (IllegalArgumentException other) {
            fault(name, "choice");
            return Optional.empty();
        }
    }

    /** The first thing that is wrong with a field is the one that is told. */
    public void fault(String name, String what) {
        faults.putIfAbsent(name, what);
    }

    /** What is wrong, by field: the last part of a text's key. */
    public Map<String, String> faults() {
        return faults;
    }
}
