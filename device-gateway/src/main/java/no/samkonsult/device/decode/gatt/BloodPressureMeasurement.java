package no.samkonsult.device.decode.gatt;

import java.util.Map;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.decode.Decoding;

/**
 * Blood Pressure Measurement, 0x2A35: GATT Specification Supplement, Blood Pressure Measurement; Blood Pressure Service 1.1.1.
 *
 * <p>That the pulse was above or below what the monitor can tell (status bits 3 and 4) is no doubt about the pressures, so it
 * leaves no mark: the pulse itself is judged by the patient's limits.
 */
final class BloodPressureMeasurement implements Characteristic {
    private static final int KILOPASCAL = 0x01;
    private static final int TIME_STAMP = 0x02;
    private static final int PULSE_RATE = 0x04;
    private static final int USER_ID = 0x08;
    private static final int STATUS = 0x10;

    /** Measurement Status: body movement, cuff too loose, irregular pulse, improper measurement position. */
    private static final StatusBits STATUS_BITS =
            new StatusBits(Map.of(0, Mark.MOTION, 1, Mark.CUFF_FIT, 2, Mark.IRREGULAR_PULSE, 5, Mark.POSITION));

    @Override
    public Decoding read(Octets value, Origin origin) {
        ReadingDraft draft = new ReadingDraft(Kind.BLOOD_PRESSURE, origin);
        int flags = value.flags("flags", KILOPASCAL | TIME_STAMP | PULSE_RATE | USER_ID | STATUS);
        draft.unit((flags & KILOPASCAL) == 0 ? null : "kPa");
        draft.required("systolic", value.sfloat("systolic"));
        draft.required("diastolic", value.sfloat("diastolic"));
        draft.optional("mean", value.sfloat("mean"));
        if ((flags & TIME_STAMP) != 0) {
            draft.time(value.dateTime("timeStamp"));
        }
        if ((flags & PULSE_RATE) != 0) {
            draft.optional("pulse", value.sfloat("pulseRate"));
        }
        if ((flags & USER_ID) != 0) {
            draft.user(value.unsigned8("userId"));
        }
        if ((flags & STATUS) != 0) {
            STATUS_BITS.mark(value.unsigned16("measurementStatus"), draft);
        }
        return draft.decoding();
    }
}
