package no.samkonsult.device.decode.gatt;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The bytes of a value, read once from first to last, the least significant first. Each field is named, for the one who asks why. */
final class Octets {
    private static final int FIRST_YEAR = 1582;
    private static final int LAST_YEAR = 9999;

    private final byte[] value;
    private int next;
    private boolean reserved;

    Octets(byte[] value) {
        this.value = value;
    }

    /**
     * Bits that tell which fields follow.
     *
     * <p>Those that are reserved are ignored as the Bluetooth conformance clause demands ("shall ignore that field; in particular,
     * it shall not reject the structure because of the value of the field"), and as meters in use need. Only where bytes are
     * left over may they have announced a field, and {@link #end} refuses.
     */
    int flags(String field, int known) {
        int flags = unsigned8(field);
        reserved |= (flags & ~known) != 0;
        return flags;
    }

    int unsigned8(String field) {
        if (atEnd()) {
            throw new IllegalArgumentException(field + ": cut off");
        }
        return value[next++] & 0xFF;
    }

    int unsigned16(String field) {
        return unsigned8(field) | unsigned8(field) << 8;
    }

    int unsigned24(String field) {
        return unsigned16(field) | unsigned8(field) << 16;
    }

    int signed16(String field) {
        return (short) unsigned16(field);
    }

    MedicalNumber sfloat(String field) {
        return MedicalNumber.ofSfloat(unsigned16(field));
    }

    MedicalNumber medicalFloat(String field) {
        return MedicalNumber.ofFloat(unsigned24(field) | unsigned8(field) << 24);
    }

    /**
     * Date and time without offset: GATT Specification Supplement, Date Time. Null where year, month or day is 0, which is to say
     * not known.
     */
    @Nullable
    LocalDateTime dateTime(String field) {
        int year = unsigned16(field);
        int month = unsigned8(field);
        int day = unsigned8(field);
        int hour = unsigned8(field);
        int minute = unsigned8(field);
        int second = unsigned8(field);
        if (year == 0 || month == 0 || day == 0) {
            return null;
        }
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("%s: year is not %d to %d".formatted(field, FIRST_YEAR, LAST_YEAR));
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second);
        } catch (DateTimeException noSuchTime) { // its message repeats the time
            throw new IllegalArgumentException(field + ": no such date or time");
        }
    }

    boolean atEnd() {
        return next == value.length;
    }

    /** Refuses what is left: it may be a field that changes what the others mean. */
    void end() {
        if (atEnd()) {
            return;
        }
        throw new IllegalArgumentException(
                reserved
                        ? "flags: reserved bits are set, and there are bytes that they may announce"
                        : "payload: bytes left over: %d".formatted(value.length - next));
    }
}
