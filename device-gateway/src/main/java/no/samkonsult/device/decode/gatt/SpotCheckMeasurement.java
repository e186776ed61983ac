package no.samkonsult.device.decode.gatt;

import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.decode.Decoding;

/** PLX Spot-Check Measurement, 0x2A5E: GATT Specification Supplement, PLX Spot-Check Measurement; Pulse Oximeter Service 1.0.1. */
final class SpotCheckMeasurement implements Characteristic {
    private static final int TIMESTAMP = 0x01;
    private static final int FIRST_STATUS_FLAG = 1;
    private static final int CLOCK_NOT_SET = 0x10;

    @Override
    public Decoding read(Octets value, Origin origin) {
        ReadingDraft draft = new ReadingDraft(Kind.OXYGEN_SATURATION, origin);
        int flags = value.flags("flags", TIMESTAMP | OximeterStatus.FLAGS << FIRST_STATUS_FLAG | CLOCK_NOT_SET);
        draft.required("saturation", value.sfloat("saturation"));
        draft.optional("pulse", value.sfloat("pulseRate"));
        if ((flags & TIMESTAMP) != 0) {
            draft.time(value.dateTime("timestamp"));
        }
        OximeterStatus.read(value, flags >> FIRST_STATUS_FLAG, draft);
        if ((flags & CLOCK_NOT_SET) != 0) {
            draft.mark(Mark.CLOCK_NOT_SET);
        }
        return draft.decoding();
    }
}
