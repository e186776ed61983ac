package no.samkonsult.device.decode.gatt;

import java.math.BigDecimal;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Kind;
import no.samkonsult.device.decode.Decoding;

/**
 * Weight Measurement, 0x2A9D: GATT Specification Supplement, Weight Measurement; Weight Scale Service 1.0.
 *
 * <p>Body mass index and height are what somebody once typed into the scale, not what it measured, so they are passed over.
 */
final class WeightMeasurement implements Characteristic {
    private static final int IMPERIAL = 0x01;
    private static final int TIME_STAMP = 0x02;
    private static final int USER_ID = 0x04;
    private static final int MASS_INDEX_AND_HEIGHT = 0x08;

    /** Weight Scale Service 1.0, Weight field: "Measurement Unsuccessful". */
    private static final int UNSUCCESSFUL = 0xFFFF;

    @Override
    public Decoding read(Octets value, Origin origin) {
        ReadingDraft draft = new ReadingDraft(Kind.WEIGHT, origin);
        int flags = value.flags("flags", IMPERIAL | TIME_STAMP | USER_ID | MASS_INDEX_AND_HEIGHT);
        boolean imperial = (flags & IMPERIAL) != 0;
        draft.unit(imperial ? "[lb_av]" : null);
        draft.required("value", weight(value.unsigned16("weight"), imperial));
        if ((flags & TIME_STAMP) != 0) {
            draft.time(value.dateTime("timeStamp"));
        }
        if ((flags & USER_ID) != 0) {
            draft.user(value.unsigned8("userId"));
        }
        if ((flags & MASS_INDEX_AND_HEIGHT) != 0) {
            value.unsigned16("bodyMassIndex");
            value.unsigned16("height");
        }
        return draft.decoding();
    }

    /** Steps of 0.01 pound or 0.005 kilogram. */
    private static MedicalNumber weight(int steps, boolean imperial) {
        if (steps == UNSUCCESSFUL) {
            return MedicalNumber.absent(Absence.ERROR);
        }
        return MedicalNumber.of(imperial ? BigDecimal.valueOf(steps, 2) : BigDecimal.valueOf(5L * steps, 3));
    }
}
