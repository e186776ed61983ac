package no.samkonsult.device.decode.gatt;

import no.samkonsult.device.Kind;
import no.samkonsult.device.decode.Decoding;

/**
 * PLX Continuous Measurement, 0x2A5F: GATT Specification Supplement, PLX Continuous Measurement; Pulse Oximeter Service 1.0.1.
 *
 * <p>The normal pair is the reading. The fast and the slow one are the same moment averaged over a shorter and a longer time, so
 * they are passed over, and never stand in for a normal one that is missing. It has no time of its own.
 */
final class ContinuousOximetry implements Characteristic {
    private static final int FAST = 0x01;
    private static final int SLOW = 0x02;
    private static final int FIRST_STATUS_FLAG = 2;

    @Override
    public Decoding read(Octets value, Origin origin) {
        ReadingDraft draft = new ReadingDraft(Kind.OXYGEN_SATURATION, origin);
        int flags = value.flags("flags", FAST | SLOW | OximeterStatus.FLAGS << FIRST_STATUS_FLAG);
        draft.required("saturation", value.sfloat("saturation"));
        draft.optional("pulse", value.sfloat("pulseRate"));
        passOver(value, flags & FAST, "fast");
        passOver(value, flags & SLOW, "slow");
        OximeterStatus.read(value, flags >> FIRST_STATUS_FLAG, draft);
        return draft.decoding();
    }

    private static void passOver(Octets value, int flag, String field) {
        if (flag != 0) {
            value.sfloat(field + ".saturation");
            value.sfloat(field + ".pulseRate");
        }
    }
}
