package no.samkonsult.pages.device;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.samkonsult.shared.NationalIdentityNumber;
import org.jspecify.annotations.Nullable;

/** What was filled in, read field by field; it remembers the fields that cannot be taken as they are. */
final class Form {
    private static final int LONGEST = 100;

    private final Map<String, String> fields;
    private final Set<String> faults = new TreeSet<>();

    Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The names of the fields that could not be read, of those that were asked for. */
    Set<String> faults() {
        return faults;
    }

    String given(String name) {
        String text = fields.getOrDefault(name, "").strip();
        if (text.length() > LONGEST) {
            faults.add(name);
        }
        return text;
    }

    String needed(String name) {
        String text = given(name);
        if (text.isEmpty()) {
            faults.add(name);
        }
        return text;
    }

    boolean isSet(String name) {
        return fields.containsKey(name);
    }

    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        try {
            return Enum.valueOf(type, given(name));
        } catch (IllegalArgumentException other) {
            faults.add(name);
            return null;
        }
    }

    @Nullable
    UUID id(String name) {
        String text = given(name);
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            faults.add(name);
            return null;
        }
    }

    @Nullable
    LocalDate day(String name) {
        String text = given(name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            faults.add(name);
            return null;
        }
    }

    /** A whole number from 0 to a highest one. */
    @Nullable
    Integer whole(String name, int lowest, int highest) {
        String text = given(name);
        try {
            if (text.isEmpty()) {
                return null;
            }
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below, as for a number out of bounds
        }
        faults.add(name);
        return null;
    }

    @Nullable
    NationalIdentityNumber person(String name) {
        try {
            return NationalIdentityNumber.of(given(name).replaceAll("\\s", ""));
        } catch (IllegalArgumentException noNumber) {
            faults.add(name);
            return null;
        }
    }
}
