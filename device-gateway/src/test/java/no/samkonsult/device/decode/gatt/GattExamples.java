package no.samkonsult.device.decode.gatt;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samkonsult.device.decode.Example;

/**
 * Values of characteristics as devices have sent them, and as makers of Bluetooth software test with, each with its public source.
 * Those without a source are made from the specification's own field table.
 */
public final class GattExamples {
    /** A monitor that sets reserved flags and status bits: example-a.com/answer/78168365, where nRF Connect shows 127 mmHg. */
    static final String PRESSURE_WITH_RESERVED_BITS = "DE F6F4 16F3 FF07 E407 01 14 08 2B 00 B2F2 01 8000";

    /** Another value of the same monitor, with an irregular pulse: coderapp.vercel.app/answer/78176577. */
    static final String PRESSURE_WITH_IRREGULAR_PULSE = "DE 88F4 20F3 FF07 E407 01 13 16 37 00 BCF2 01 4401";

    /** Nordic Semiconductor, Android-BLE-Common-Library, BloodPressureMeasurementDataCallbackTest: full, without a year. */
    static final String PRESSURE_WITHOUT_YEAR = "1E 8A00 5800 7800 0000 04 11 14 29 3B 3C00 01 2700";

    /** The same test: some fields, in kPa. */
    static final String PRESSURE_IN_KILOPASCAL = "15 BDF0 0B00 9FF0 3C00 1200";

    /** The same test: minimal. */
    static final String PRESSURE_ALONE = "00 BDF0 0B00 9FF0";

    /** A monitor whose value is in a form of its own: github.com/pauldemarco/flutter_blue/issues/687. */
    static final String PRESSURE_IN_A_FORM_OF_ITS_OWN = "FE 20 27 00 75 00 55 00 5F 00 E4 07 09 18 10 09 3A 69 00 01";

    /** ChoiceMMed oximeter, its clock never set: stackoverflow.com/questions/71264072. */
    static final String SPOT_CHECK = "17 6100 6000 E107 01 01 01 22 13 2000 200000";

    /** The same oximeter: stackoverflow.com/questions/71264072. */
    static final String CONTINUOUS = "0C 6200 4E00 2000 000000";

    /** Accu-Chek Guide showing 6.2 mmol/L: github.com/innoveit/react-native-ble-manager/issues/1162. */
    static final String GLUCOSE_WITH_CONTEXT = "1B 0F00 E807 01 1E 05 3A 1B 5301 6FB0 F8 0000";

    /** A meter showing 104 mg/dL: it1352.com/2201520.html. */
    static final String GLUCOSE = "0B 0400 E407 05 0E 0C 31 1D 4E01 68B0 F8 0000";

    /** A meter showing 120 mg/dL: github.com/dotintent/react-native-ble-plx/issues/652. */
    static final String GLUCOSE_OF_WHOLE_BLOOD = "03 0600 E407 04 0D 10 26 0A 0000 78B0 F1";

    /** After a meal. */
    static final String CONTEXT = "02 0F00 02";

    /** The fields of Nordic Semiconductor, Android-BLE-Common-Library, GlucoseMeasurementContextDataCallbackTest. */
    static final String CONTEXT_WITH_EVERY_FIELD = "FF 0000 B3 03 6400 04 12 3C00 32 04 D2E4 59F1";

    /** A scale showing 46.6 lb: codepudding.com/Mobile/444507.html. */
    static final String WEIGHT_IN_POUNDS = "03 3412 E007 02 19 03 31 1C";

    /** The same scale in kilograms. */
    static final String WEIGHT = "02 A80C E007 02 19 03 33 07";

    /** With user, body mass index and height. */
    static final String WEIGHT_WITH_EVERY_FIELD = "0E 4C39 EA07 0B 15 07 1E 00 02 E600 F406";

    /** A thermometer showing 36.0, 36.2 and 36.8 degrees: example-a.com/answer/54834439. */
    static final List<String> TEMPERATURES = List.of(
            "06 680100FF E207 03 0A 15 34 00 02",
            "06 6A0100FF E207 03 0A 14 14 00 02",
            "06 700100FF E207 03 0A 14 1B 00 02");

    /** Polar H10: devhide.com/reading-heart-rate-measurement-x2a37-values-50477232. The last is an announced interval that is not there, in a second without a beat. */
    static final List<String> HEART_RATES = List.of("10 48 2C03", "10 49 5E03 9603", "10 28");

    /** Polar H7, with skin contact: e-learn.cn/qa/answer/1013198/2064109.html. */
    static final String HEART_RATE_WITH_CONTACT = "16 4E 1B03 1203";

    static final String BATTERY = "50";

    /** 2026-11-21T08:15:30.5, Saturday, set by hand. */
    static final String CURRENT_TIME = "EA07 0B 15 08 0F 1E 06 80 01";

    private static final Map<String, List<String>> BY_UUID = Map.of(
            "2a18", List.of(GLUCOSE_WITH_CONTEXT, GLUCOSE, GLUCOSE_OF_WHOLE_BLOOD),
            "2a19", List.of(BATTERY),
            "2a1c", TEMPERATURES,
            "2a2b", List.of(CURRENT_TIME),
            "2a34", List.of(CONTEXT, CONTEXT_WITH_EVERY_FIELD),
            "2a35",
                    List.of(
                            PRESSURE_WITH_RESERVED_BITS,
                            PRESSURE_WITH_IRREGULAR_PULSE,
                            PRESSURE_WITHOUT_YEAR,
                            PRESSURE_IN_KILOPASCAL,
                            PRESSURE_ALONE),
            "2a37", List.of(HEART_RATES.get(0), HEART_RATES.get(1), HEART_RATES.get(2), HEART_RATE_WITH_CONTACT),
            "2a5e", List.of(SPOT_CHECK),
            "2a5f", List.of(CONTINUOUS),
            "2a9d", List.of(WEIGHT_IN_POUNDS, WEIGHT, WEIGHT_WITH_EVERY_FIELD));

    private GattExamples() {}

    /** Every one of them on its own characteristic's topic. */
    public static List<Example> all() {
        return uuids().stream()
                .flatMap(uuid -> examples(uuid).stream()
                        .map(value -> new Example("gatt/%s/%s".formatted(Relay.ADDRESS, uuid), value)))
                .toList();
    }

    /** The characteristics that are read. */
    public static Set<String> uuids() {
        return BY_UUID.keySet();
    }

    /** Legible values of one characteristic. */
    public static List<byte[]> examples(String uuid) {
        return BY_UUID.getOrDefault(uuid, List.of()).stream()
                .map(GattExamples::bytes)
                .toList();
    }

    /** The bytes of hexadecimal digits, which may stand apart. */
    static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal.replace(" ", ""));
    }
}
