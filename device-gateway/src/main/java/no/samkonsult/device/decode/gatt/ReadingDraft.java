package no.samkonsult.device.decode.gatt;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Details;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.Supplement;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Legible;
import org.jspecify.annotations.Nullable;

/** A reading while its fields are being read, one after the other. */
final class ReadingDraft {
    /** "Unknown user" of blood pressure monitors and scales. */
    private static final int UNKNOWN_USER = 255;

    private final Kind kind;
    private final LocalClock clock;
    private final Details.Builder details;
    private final Map<String, BigDecimal> values = new HashMap<>();
    private @Nullable LocalDateTime time;
    private @Nullable Integer sequence;
    private @Nullable Absence absence;
    private @Nullable String unit;

    ReadingDraft(Kind kind, Origin origin) {
        this.kind = kind;
        clock = origin.clock();
        details = Details.builder().beneath(origin.address());
    }

    /** A value without which the reading says no more than why it is missing. */
    void required(String name, MedicalNumber number) {
        optional(name, number);
        if (absence == null) {
            absence = number.absence();
        }
    }

    /** A value that is left out where there is none. */
    void optional(String name, MedicalNumber number) {
        if (number.value() != null) {
            values.put(name, number.value());
        }
    }

    /** The device says that what it measured does not count. */
    void withhold(Absence reason) {
        values.clear();
        absence = reason;
    }

    void unit(@Nullable String ucum) {
        unit = ucum;
    }

    /** @param shown on the device's clock; null where it knows no date */
    void time(@Nullable LocalDateTime shown) {
        time = shown;
        details.mark(shown == null ? Mark.CLOCK_NOT_SET : Mark.LOCAL_TIME);
    }

    void sequence(int number) {
        sequence = number;
    }

    void user(int number) {
        details.user(number == UNKNOWN_USER ? null : number);
    }

    void mark(Mark mark) {
        details.mark(mark);
    }

    void supplements(Set<Supplement> more) {
        more.forEach(details::supplement);
    }

    Decoding decoding() {
        return Legible.of(new Reading(
                kind,
                time == null ? null : clock.at(time),
                sequence,
                values,
                unit,
                details.absence(absence).build()));
    }
}
