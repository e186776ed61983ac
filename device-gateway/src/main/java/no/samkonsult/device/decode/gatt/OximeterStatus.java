package no.samkonsult.device.decode.gatt;

import static java.util.Map.entry;

import java.util.Map;
import no.samkonsult.device.Absence;
import no.samkonsult.device.Mark;

/**
 * What a pulse oximeter says of its measurement and of itself, in spot checks and continuous measuring alike: GATT Specification
 * Supplement, PLX Spot-Check Measurement and PLX Continuous Measurement, whose bits are those of ISO/IEEE 11073-10404.
 *
 * <p>A measurement still going on is the ordinary state of an oximeter on a finger, and leaves no mark. Validated and fully
 * qualified leave none either: that they are not set says nothing, since many oximeters never set them.
 */
final class OximeterStatus {
    /** The three flags that tell which of these fields there are, in the order of the fields. */
    static final int FLAGS = 0x07;

    private static final int MEASUREMENT_STATUS = 0x01;
    private static final int SENSOR_STATUS = 0x02;
    private static final int PULSE_AMPLITUDE = 0x04;

    private static final int UNAVAILABLE = 13;
    private static final int INVALID = 15;

    /** Measurement Status: early estimate, from storage, demonstration, testing, calibration ongoing, questionable. */
    private static final StatusBits MEASUREMENT = new StatusBits(Map.of(
            6, Mark.QUESTIONABLE,
            9, Mark.STORED,
            10, Mark.DEMONSTRATION,
            11, Mark.DEMONSTRATION,
            12, Mark.QUESTIONABLE,
            14, Mark.QUESTIONABLE));

    private static final StatusBits DEVICE_AND_SENSOR = new StatusBits(Map.ofEntries(
            entry(0, Mark.QUESTIONABLE), // extended display update: the value shown is an older one
            entry(1, Mark.SENSOR_FAULT), // equipment malfunction
            entry(2, Mark.QUESTIONABLE), // signal processing irregularity
            entry(3, Mark.QUESTIONABLE), // inadequate signal
            entry(4, Mark.WEAK_SIGNAL), // poor signal
            entry(5, Mark.WEAK_SIGNAL), // low perfusion
            entry(6, Mark.QUESTIONABLE), // erratic signal
            entry(7, Mark.QUESTIONABLE), // non-pulsatile signal
            entry(8, Mark.QUESTIONABLE), // questionable pulse
            entry(10, Mark.QUESTIONABLE), // sensor interference
            entry(11, Mark.QUESTIONABLE), // sensor unconnected to user
            entry(12, Mark.SENSOR_FAULT), // unknown sensor connected
            entry(13, Mark.POSITION), // sensor displaced
            entry(14, Mark.SENSOR_FAULT), // sensor malfunctioning
            entry(15, Mark.SENSOR_FAULT))); // sensor disconnected

    private OximeterStatus() {}

    /** How strong the pulse is under the sensor is passed over: a signal too weak has a bit of its own. */
    static void read(Octets value, int flags, ReadingDraft draft) {
        if ((flags & MEASUREMENT_STATUS) != 0) {
            measurement(value.unsigned16("measurementStatus"), draft);
        }
        if ((flags & SENSOR_STATUS) != 0) {
            DEVICE_AND_SENSOR.mark(value.unsigned24("deviceAndSensorStatus"), draft);
        }
        if ((flags & PULSE_AMPLITUDE) != 0) {
            value.sfloat("pulseAmplitudeIndex");
        }
    }

    private static void measurement(int status, ReadingDraft draft) {
        MEASUREMENT.mark(status, draft);
        if (StatusBits.isSet(status, UNAVAILABLE) || StatusBits.isSet(status, INVALID)) {
            draft.withhold(Absence.ERROR);
        }
    }
}
