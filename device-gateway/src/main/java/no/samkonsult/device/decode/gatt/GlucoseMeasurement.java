package no.samkonsult.device.decode.gatt;

import static java.util.Map.entry;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Supplement;
import no.samkonsult.device.decode.Decoding;
import org.jspecify.annotations.Nullable;

/**
 * Glucose Measurement, 0x2A18: GATT Specification Supplement, Glucose Measurement; Glucose Service 1.0.1.
 *
 * <p>The concentration comes in kg/L or mol/L. A thousandth of mol/L is mmol/L, and a hundred thousandth of kg/L is mg/dL, so the
 * decimal point alone is moved. From where on the body a sample was taken has no word of its own here, other than that control
 * solution was never part of a body.
 */
final class GlucoseMeasurement implements Characteristic {
    private static final int TIME_OFFSET = 0x01;
    private static final int CONCENTRATION = 0x02;
    private static final int MOLES = 0x04;
    private static final int SENSOR_STATUS = 0x08;
    private static final int CONTEXT_FOLLOWS = 0x10;

    private static final int OVERRUN = 0x7FFF;
    private static final int UNDERRUN = -0x8000;

    private static final int CONTROL_SOLUTION_TYPE = 10;
    private static final int CONTROL_SOLUTION_LOCATION = 4;

    /** Type, the lower half of the byte; 8 is plasma of unknown origin. */
    private static final Map<Integer, Set<Supplement>> TYPES = Map.ofEntries(
            entry(1, Set.of(Supplement.CAPILLARY, Supplement.WHOLE_BLOOD)),
            entry(2, Set.of(Supplement.CAPILLARY)),
            entry(3, Set.of(Supplement.VENOUS, Supplement.WHOLE_BLOOD)),
            entry(4, Set.of(Supplement.VENOUS)),
            entry(5, Set.of(Supplement.ARTERIAL, Supplement.WHOLE_BLOOD)),
            entry(6, Set.of(Supplement.ARTERIAL)),
            entry(7, Set.of(Supplement.WHOLE_BLOOD)),
            entry(9, Set.of(Supplement.INTERSTITIAL)));

    private static final int TOO_HIGH = 5;
    private static final int TOO_LOW = 6;

    private static final StatusBits STATUS_BITS = new StatusBits(Map.of(
            1, Mark.SENSOR_FAULT, // sensor malfunction
            2, Mark.QUESTIONABLE, // sample too small
            3, Mark.QUESTIONABLE, // strip inserted wrongly
            4, Mark.QUESTIONABLE, // strip of a wrong type
            7, Mark.QUESTIONABLE, // too hot for a valid result
            8, Mark.QUESTIONABLE, // too cold for a valid result
            9, Mark.QUESTIONABLE, // strip pulled out too soon
            10, Mark.SENSOR_FAULT, // general fault
            11, Mark.CLOCK_NOT_SET)); // time fault: time may be inaccurate

    @Override
    public Decoding read(Octets value, Origin origin) {
        ReadingDraft draft = new ReadingDraft(Kind.GLUCOSE, origin);
        int flags = value.flags("flags", TIME_OFFSET | CONCENTRATION | MOLES | SENSOR_STATUS | CONTEXT_FOLLOWS);
        draft.sequence(value.unsigned16("sequenceNumber"));
        LocalDateTime base = value.dateTime("baseTime");
        draft.time((flags & TIME_OFFSET) == 0 ? base : moved(base, value.signed16("timeOffset")));
        if ((flags & CONCENTRATION) != 0) {
            concentration(value, (flags & MOLES) != 0, draft);
        } else {
            draft.withhold(Absence.ERROR);
        }
        if ((flags & SENSOR_STATUS) != 0) {
            status(value.unsigned16("sensorStatusAnnunciation"), draft);
        }
        return draft.decoding();
    }

    /** The time that the user saw: Glucose Service 1.0.1, Time Offset field. Beyond what an offset can say, nobody knows it. */
    private static @Nullable LocalDateTime moved(@Nullable LocalDateTime base, int minutes) {
        return base == null || minutes == OVERRUN || minutes == UNDERRUN ? null : base.plusMinutes(minutes);
    }

    private static void concentration(Octets value, boolean moles, ReadingDraft draft) {
        MedicalNumber amount = value.sfloat("concentration");
        draft.required("value", amount.shifted(moles ? 3 : 5));
        draft.unit(moles ? null : "mg/dL");
        int sample = value.unsigned8("typeAndSampleLocation");
        int type = sample & 0x0F;
        draft.supplements(TYPES.getOrDefault(type, Set.of()));
        if (type == CONTROL_SOLUTION_TYPE || sample >> 4 == CONTROL_SOLUTION_LOCATION) {
            draft.mark(Mark.DEMONSTRATION);
        }
    }

    /** A result beyond what the meter can measure is a limit, not a value, whatever number the meter puts in its place. */
    private static void status(int status, ReadingDraft draft) {
        STATUS_BITS.mark(status, draft);
        boolean tooHigh = StatusBits.isSet(status, TOO_HIGH);
        boolean tooLow = StatusBits.isSet(status, TOO_LOW);
        if (tooHigh && tooLow) {
            draft.withhold(Absence.ERROR);
        } else if (tooHigh) {
            draft.withhold(Absence.POSITIVE_INFINITY);
        } else if (tooLow) {
            draft.withhold(Absence.NEGATIVE_INFINITY);
        }
    }
}
