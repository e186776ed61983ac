package no.samkonsult.device.decode.gatt;

import java.util.Map;
import java.util.Set;
import no.samkonsult.device.Kind;
import no.samkonsult.device.ReadingContext;
import no.samkonsult.device.Supplement;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Context;

/**
 * Glucose Measurement Context, 0x2A34: GATT Specification Supplement, Glucose Measurement Context; Glucose Service 1.0.1.
 *
 * <p>It follows the measurement of the same sequence number. What was eaten, taken or done, how the user felt and who tested are
 * read to find the end, and passed over; so is HbA1c, which a meter does not measure.
 */
final class GlucoseMeasurementContext implements Characteristic {
    private static final int CARBOHYDRATE = 0x01;
    private static final int MEAL = 0x02;
    private static final int TESTER_AND_HEALTH = 0x04;
    private static final int EXERCISE = 0x08;
    private static final int MEDICATION = 0x10;
    private static final int HBA1C = 0x40;
    private static final int EXTENDED_FLAGS = 0x80;
    private static final int ALL = 0xFF;

    private static final Map<Integer, Set<Supplement>> MEALS = Map.of(
            1, Set.of(Supplement.BEFORE_MEAL),
            2, Set.of(Supplement.AFTER_MEAL),
            3, Set.of(Supplement.FASTING),
            4, Set.of(Supplement.CASUAL),
            5, Set.of(Supplement.BEDTIME));

    @Override
    public Decoding read(Octets value, Origin origin) {
        int flags = value.flags("flags", ALL);
        int sequence = value.unsigned16("sequenceNumber");
        if ((flags & EXTENDED_FLAGS) != 0) {
            value.flags("extendedFlags", 0);
        }
        if ((flags & CARBOHYDRATE) != 0) {
            value.unsigned8("carbohydrateId");
            value.sfloat("carbohydrate");
        }
        int meal = (flags & MEAL) == 0 ? 0 : value.unsigned8("meal");
        passOverTheRest(value, flags);
        return new Context(
                new ReadingContext(origin.address(), Kind.GLUCOSE, sequence, MEALS.getOrDefault(meal, Set.of())));
    }

    private static void passOverTheRest(Octets value, int flags) {
        if ((flags & TESTER_AND_HEALTH) != 0) {
            value.unsigned8("testerAndHealth");
        }
        if ((flags & EXERCISE) != 0) {
            value.unsigned16("exerciseDuration");
            value.unsigned8("exerciseIntensity");
        }
        if ((flags & MEDICATION) != 0) {
            value.unsigned8("medicationId");
            value.sfloat("medication");
        }
        if ((flags & HBA1C) != 0) {
            value.sfloat("hba1c");
        }
    }
}
