package no.samkonsult.device.decode.home;

import java.math.BigDecimal;
import java.util.List;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.JsonFields;

/** The charge left as home gateways tell it: 0 to 100. */
final class Percent {
    private Percent() {}

    static List<Decoding> charge(JsonFields fields, String name, String beneath) {
        return fields.numberOrText(name).map(percent -> percent.movePointLeft(2)).stream()
                .map(charge -> told(charge, beneath))
                .toList();
    }

    private static Decoding told(BigDecimal charge, String beneath) {
        return new Told(DeviceStatus.battery(charge).of(beneath));
    }
}
