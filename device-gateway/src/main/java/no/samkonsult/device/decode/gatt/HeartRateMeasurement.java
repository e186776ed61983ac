package no.samkonsult.device.decode.gatt;

import java.math.BigDecimal;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.decode.Decoding;

/**
 * Heart Rate Measurement, 0x2A37: GATT Specification Supplement, Heart Rate Measurement; Heart Rate Service 1.0.
 *
 * <p>A sensor that can tell and finds no skin beneath it gives a doubtful pulse. Energy and the intervals between beats are passed
 * over; of these there may be none, though announced, in a second without a beat. It has no time of its own.
 */
final class HeartRateMeasurement implements Characteristic {
    private static final int TWO_BYTES = 0x01;
    private static final int CONTACT = 0x06;
    private static final int CONTACT_WANTED_AND_NOT_FOUND = 0x04;
    private static final int ENERGY = 0x08;
    private static final int INTERVALS = 0x10;

    @Override
    public Decoding read(Octets value, Origin origin) {
        ReadingDraft draft = new ReadingDraft(Kind.PULSE, origin);
        int flags = value.flags("flags", TWO_BYTES | CONTACT | ENERGY | INTERVALS);
        int rate = (flags & TWO_BYTES) == 0 ? value.unsigned8("heartRate") : value.unsigned16("heartRate");
        draft.required("value", MedicalNumber.of(BigDecimal.valueOf(rate)));
        if ((flags & CONTACT) == CONTACT_WANTED_AND_NOT_FOUND) {
            draft.mark(Mark.QUESTIONABLE);
        }
        if ((flags & ENERGY) != 0) {
            value.unsigned16("energyExpended");
        }
        if ((flags & INTERVALS) != 0) {
            while (!value.atEnd()) {
                value.unsigned16("interval");
            }
        }
        return draft.decoding();
    }
}
