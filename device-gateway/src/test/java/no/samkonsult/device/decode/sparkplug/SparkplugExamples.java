package no.samkonsult.device.decode.sparkplug;

import static no.samkonsult.device.decode.sparkplug.Encoded.aliased;
import static no.samkonsult.device.decode.sparkplug.Encoded.metric;
import static no.samkonsult.device.decode.sparkplug.Encoded.payload;

import java.util.List;
import no.samkonsult.device.decode.Example;

/** Messages of the specification (Sparkplug 3.0.0, 6.4.25 and after, where they are written as JSON), and a cuff's. */
public final class SparkplugExamples {
    /** The moment of the specification's examples. */
    static final long THEN = 1_486_144_502_122L;

    private SparkplugExamples() {}

    /** What an edge node and its devices send from birth to death. */
    public static List<Example> all() {
        return List.of(
                example("NBIRTH/pi", nodeBirth(0)),
                example("DBIRTH/pi/pibrella", pibrella()),
                example("DBIRTH/pi/cuff", cuffBirth()),
                example(
                        "DDATA/pi/cuff",
                        payload(THEN)
                                .with(aliased(1).timestamp(THEN).whole(3, 128))
                                .with(aliased(2).timestamp(THEN).whole(3, 82))
                                .with(aliased(3).timestamp(THEN).historical().whole(3, 71))
                                .sequence(2)),
                example(
                        "DDATA/pi/scale",
                        payload(THEN)
                                .with(metric("weight").unit("kg").twofold(81.4))
                                .sequence(3)),
                example("NDEATH/pi", death(0)));
    }

    static Encoded cuffBirth() {
        return payload(THEN)
                .with(metric("Cuff/Systolic").alias(1).timestamp(THEN).whole(3, 0))
                .with(metric("Cuff/Diastolic").alias(2).timestamp(THEN).whole(3, 0))
                .with(metric("Cuff/Pulse").alias(3).timestamp(THEN).whole(3, 0))
                .sequence(1);
    }

    static Encoded nodeBirth(int deathNumber) {
        return payload(THEN)
                .with(metric("bdSeq").timestamp(THEN).whole(8, deathNumber))
                .with(metric("Node Control/Reboot").timestamp(THEN).flag(false))
                .with(metric("Node Control/Rebirth").timestamp(THEN).flag(false))
                .with(metric("Node Control/Next Server").timestamp(THEN).flag(false))
                .with(metric("Node Control/Scan Rate").timestamp(THEN).whole(4, 3000))
                .with(metric("Properties/Hardware Make").timestamp(THEN).string("Raspberry Pi"))
                .with(metric("Properties/Hardware Model").timestamp(THEN).string("Pi 3 Model B"))
                .with(metric("Properties/OS").timestamp(THEN).string("Raspbian"))
                .with(metric("Properties/OS Version").timestamp(THEN).string("Jessie with PIXEL/11.01.2017"))
                .with(metric("Supply Voltage").timestamp(THEN).single(12.1f))
                .sequence(0);
    }

    static Encoded pibrella() {
        return payload(THEN)
                .with(metric("Inputs/A").timestamp(THEN).flag(false))
                .with(metric("Inputs/C").timestamp(THEN).flag(false))
                .with(metric("Outputs/LEDs/Green").timestamp(THEN).flag(false))
                .with(metric("Properties/Hardware Make").timestamp(THEN).string("Pibrella"))
                .sequence(1);
    }

    static Encoded death(int deathNumber) {
        return payload(THEN).with(metric("bdSeq").timestamp(THEN).whole(8, deathNumber));
    }

    private static Example example(String path, Encoded payload) {
        return new Example("sparkplug/spBv1.0/heim/" + path, payload.bytes());
    }
}
