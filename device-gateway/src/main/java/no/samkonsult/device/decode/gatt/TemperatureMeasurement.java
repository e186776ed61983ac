package no.samkonsult.device.decode.gatt;

import no.samkonsult.device.Kind;
import no.samkonsult.device.decode.Decoding;

/**
 * Temperature Measurement, 0x2A1C: GATT Specification Supplement, Temperature Measurement; Health Thermometer Service 1.0.
 *
 * <p>Where on the body it was taken has no word here yet, so it is passed over.
 */
final class TemperatureMeasurement implements Characteristic {
    private static final int FAHRENHEIT = 0x01;
    private static final int TIME_STAMP = 0x02;
    private static final int TEMPERATURE_TYPE = 0x04;

    @Override
    public Decoding read(Octets value, Origin origin) {
        ReadingDraft draft = new ReadingDraft(Kind.TEMPERATURE, origin);
        int flags = value.flags("flags", FAHRENHEIT | TIME_STAMP | TEMPERATURE_TYPE);
        draft.unit((flags & FAHRENHEIT) == 0 ? null : "[degF]");
        draft.required("value", value.medicalFloat("temperature"));
        if ((flags & TIME_STAMP) != 0) {
            draft.time(value.dateTime("timeStamp"));
        }
        if ((flags & TEMPERATURE_TYPE) != 0) {
            value.unsigned8("temperatureType");
        }
        return draft.decoding();
    }
}
