package no.samkonsult.device.decode.gatt;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import no.samkonsult.device.Details;
import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.Kind;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.ReadingContext;
import no.samkonsult.device.Supplement;
import no.samkonsult.device.decode.Decoding.Context;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import org.jspecify.annotations.Nullable;

/** What a device writes is what is read, for every combination of fields. */
class GattRoundTripTest {
    private static final Map<Mark, Integer> PRESSURE_BITS =
            Map.of(Mark.MOTION, 0, Mark.CUFF_FIT, 1, Mark.IRREGULAR_PULSE, 2, Mark.POSITION, 5);
    private static final Map<Mark, Integer> MEASUREMENT_BITS =
            Map.of(Mark.STORED, 9, Mark.DEMONSTRATION, 10, Mark.QUESTIONABLE, 14);
    private static final Map<Mark, Integer> SENSOR_BITS =
            Map.of(Mark.WEAK_SIGNAL, 5, Mark.POSITION, 13, Mark.SENSOR_FAULT, 14);
    private static final Map<Mark, Integer> GLUCOSE_BITS =
            Map.of(Mark.SENSOR_FAULT, 1, Mark.QUESTIONABLE, 2, Mark.CLOCK_NOT_SET, 11);
    private static final Map<Supplement, Integer> MEALS = Map.of(
            Supplement.BEFORE_MEAL, 1,
            Supplement.AFTER_MEAL, 2,
            Supplement.FASTING, 3,
            Supplement.CASUAL, 4,
            Supplement.BEDTIME, 5);

    @Property
    void bloodPressure(
            @ForAll boolean kilopascal,
            @ForAll("numbers") @Size(3) List<BigDecimal> pressures,
            @ForAll("times") @Nullable LocalDateTime time,
            @ForAll("pulses") @Nullable BigDecimal pulse,
            @ForAll("users") @Nullable Integer user,
            @ForAll("pressureMarks") Set<Mark> marks) {
        Encoded value = Encoded.flags(kilopascal, time != null, pulse != null, user != null, !marks.isEmpty());
        pressures.forEach(value::sfloat);
        value.timeIf(time).sfloatIf(pulse).octetIf(user).status(marks.isEmpty() ? 0 : 2, marks, PRESSURE_BITS);
        Map<String, BigDecimal> values = values("pulse", pulse);
        values.put("systolic", pressures.get(0));
        values.put("diastolic", pressures.get(1));
        values.put("mean", pressures.get(2));
        assertRead(
                "2a35",
                value,
                expected(
                        Kind.BLOOD_PRESSURE,
                        time,
                        null,
                        values,
                        kilopascal ? "kPa" : null,
                        details(marks).user(user)));
    }

    @Property
    void spotCheck(
            @ForAll("number") BigDecimal saturation,
            @ForAll("number") BigDecimal pulse,
            @ForAll("times") @Nullable LocalDateTime time,
            @ForAll("measurementMarks") Set<Mark> measurement,
            @ForAll("sensorMarks") Set<Mark> sensor,
            @ForAll("pulses") @Nullable BigDecimal amplitude) {
        Encoded value = Encoded.flags(time != null, !measurement.isEmpty(), !sensor.isEmpty(), amplitude != null)
                .sfloat(saturation)
                .sfloat(pulse)
                .timeIf(time);
        Details.Builder details = oximeter(value, measurement, sensor, amplitude);
        Map<String, BigDecimal> values = Map.of("saturation", saturation, "pulse", pulse);
        assertRead("2a5e", value, expected(Kind.OXYGEN_SATURATION, time, null, values, null, details));
    }

    @Property
    void continuousOximetry(
            @ForAll("numbers") @Size(6) List<BigDecimal> pairs,
            @ForAll boolean fast,
            @ForAll boolean slow,
            @ForAll("measurementMarks") Set<Mark> measurement,
            @ForAll("sensorMarks") Set<Mark> sensor,
            @ForAll("pulses") @Nullable BigDecimal amplitude) {
        Encoded value = Encoded.flags(fast, slow, !measurement.isEmpty(), !sensor.isEmpty(), amplitude != null);
        pairs.subList(0, 2 + (fast ? 2 : 0) + (slow ? 2 : 0)).forEach(value::sfloat);
        Details.Builder details = oximeter(value, measurement, sensor, amplitude);
        Map<String, BigDecimal> values = Map.of("saturation", pairs.get(0), "pulse", pairs.get(1));
        assertRead("2a5f", value, expected(Kind.OXYGEN_SATURATION, null, null, values, null, details));
    }

    @Property
    void weight(
            @ForAll boolean pounds,
            @ForAll @IntRange(max = 0xFFFE) int steps,
            @ForAll("times") @Nullable LocalDateTime time,
            @ForAll("users") @Nullable Integer user,
            @ForAll boolean height) {
        Encoded value = Encoded.flags(pounds, time != null, user != null, height)
                .two(steps)
                .timeIf(time)
                .octetIf(user);
        if (height) {
            value.two(230).two(1780);
        }
        BigDecimal step = new BigDecimal(pounds ? "0.01" : "0.005");
        assertRead(
                "2a9d",
                value,
                expected(
                        Kind.WEIGHT,
                        time,
                        null,
                        Map.of("value", step.multiply(BigDecimal.valueOf(steps))),
                        pounds ? "[lb_av]" : null,
                        details(Set.of()).user(user)));
    }

    @Property
    void glucose(
            @ForAll @IntRange(max = 0xFFFF) int sequence,
            @ForAll("moments") LocalDateTime base,
            @ForAll @IntRange(min = -32767, max = 32766) int offset,
            @ForAll boolean moles,
            @ForAll @IntRange(min = -2045, max = 2045) int mantissa,
            @ForAll @IntRange(min = -8, max = -4) int exponent,
            @ForAll("glucoseMarks") Set<Mark> marks) {
        BigDecimal amount = BigDecimal.valueOf(mantissa, -exponent);
        Encoded value = Encoded.flags(offset != 0, true, moles, !marks.isEmpty())
                .two(sequence)
                .timeIf(base);
        (offset == 0 ? value : value.two(offset)).sfloat(amount).octet(0xF2);
        value.status(marks.isEmpty() ? 0 : 2, marks, GLUCOSE_BITS);
        assertRead(
                "2a18",
                value,
                expected(
                        Kind.GLUCOSE,
                        base.plusMinutes(offset),
                        sequence,
                        Map.of(
                                "value",
                                amount.movePointRight(moles ? 3 : 5).setScale(amount.scale() - (moles ? 3 : 5))),
                        moles ? null : "mg/dL",
                        details(marks).supplement(Supplement.CAPILLARY)));
    }

    @Property
    void glucoseContext(
            @ForAll @IntRange(max = 0xFFFF) int sequence,
            @ForAll("meals") @Nullable Supplement meal,
            @ForAll("number") BigDecimal number,
            @ForAll @Size(8) boolean[] flags) {
        flags[1] = meal != null;
        Encoded value = Encoded.flags(flags).two(sequence);
        value = flags[7] ? value.octet(0) : value;
        value = flags[0] ? value.octet(3).sfloat(number) : value;
        value = meal == null ? value : value.octet(MEALS.getOrDefault(meal, 0));
        value = flags[2] ? value.octet(0x51) : value;
        value = flags[3] ? value.two(3600).octet(50) : value;
        value = flags[4] ? value.octet(4).sfloat(number) : value;
        value = flags[6] ? value.sfloat(number) : value;
        assertThat(Relay.decode("2a34", value.value()))
                .isEqualTo(new Context(new ReadingContext(
                        Relay.ADDRESS, Kind.GLUCOSE, sequence, meal == null ? Set.of() : Set.of(meal))));
    }

    @Property
    void temperature(
            @ForAll boolean fahrenheit,
            @ForAll @IntRange(min = -8388605, max = 8388605) int mantissa,
            @ForAll @IntRange(min = -9, max = 9) int exponent,
            @ForAll("times") @Nullable LocalDateTime time,
            @ForAll("users") @Nullable Integer type) {
        BigDecimal degrees = BigDecimal.valueOf(mantissa, -exponent);
        Encoded value = Encoded.flags(fahrenheit, time != null, type != null)
                .medicalFloat(degrees)
                .timeIf(time)
                .octetIf(type);
        assertRead(
                "2a1c",
                value,
                expected(
                        Kind.TEMPERATURE,
                        time,
                        null,
                        Map.of("value", degrees),
                        fahrenheit ? "[degF]" : null,
                        details(Set.of())));
    }

    @Property
    void heartRate(
            @ForAll boolean wide,
            @ForAll @IntRange(max = 255) int rate,
            @ForAll boolean contact,
            @ForAll boolean canTell,
            @ForAll boolean energy,
            @ForAll @IntRange(max = 9) int intervals) {
        Encoded value = Encoded.flags(wide, contact, canTell, energy, intervals > 0);
        value = wide ? value.two(rate) : value.octet(rate);
        value = energy ? value.two(99) : value;
        for (int i = 0; i < intervals; i++) {
            value.two(800 + i);
        }
        Set<Mark> marks = canTell && !contact ? Set.of(Mark.QUESTIONABLE) : Set.of();
        assertRead(
                "2a37",
                value,
                expected(Kind.PULSE, null, null, Map.of("value", BigDecimal.valueOf(rate)), null, details(marks)));
    }

    @Property
    void batteryLevel(@ForAll @IntRange(max = 100) int percent) {
        assertThat(Relay.decode("2a19", new Encoded().octet(percent).value()))
                .isEqualTo(new Told(
                        new DeviceStatus(Relay.ADDRESS, null, new BigDecimal(percent).movePointLeft(2), null)));
    }

    @Property
    void currentTime(@ForAll("moments") LocalDateTime time, @ForAll @IntRange(max = 3) int quarters) {
        Encoded value = new Encoded()
                .timeIf(time)
                .octet(time.getDayOfWeek().getValue())
                .octet(64 * quarters)
                .octet(0);
        var shown = ZonedDateTime.of(time.plusNanos(250_000_000L * quarters), Relay.OSLO)
                .toOffsetDateTime();
        assertThat(Relay.decode("2a2b", value.value()))
                .isEqualTo(new Told(new DeviceStatus(Relay.ADDRESS, null, null, shown)));
    }

    @Provide
    Arbitrary<BigDecimal> number() {
        return Combinators.combine(
                        Arbitraries.integers().between(-2045, 2045),
                        Arbitraries.integers().between(-8, 7))
                .as((mantissa, exponent) -> BigDecimal.valueOf(mantissa, -exponent));
    }

    @Provide
    Arbitrary<List<BigDecimal>> numbers() {
        return number().list();
    }

    @Provide
    Arbitrary<BigDecimal> pulses() {
        return number().injectNull(0.3);
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        return Arbitraries.longs()
                .between(-12_000_000_000L, 253_000_000_000L)
                .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        return moments().injectNull(0.3);
    }

    @Provide
    Arbitrary<Integer> users() {
        return Arbitraries.integers().between(0, 254).injectNull(0.3);
    }

    @Provide
    Arbitrary<Supplement> meals() {
        return Arbitraries.of(MEALS.keySet()).injectNull(0.3);
    }

    @Provide
    Arbitrary<Set<Mark>> pressureMarks() {
        return Arbitraries.subsetOf(PRESSURE_BITS.keySet());
    }

    @Provide
    Arbitrary<Set<Mark>> measurementMarks() {
        return Arbitraries.subsetOf(MEASUREMENT_BITS.keySet());
    }

    @Provide
    Arbitrary<Set<Mark>> sensorMarks() {
        return Arbitraries.subsetOf(SENSOR_BITS.keySet());
    }

    @Provide
    Arbitrary<Set<Mark>> glucoseMarks() {
        return Arbitraries.subsetOf(GLUCOSE_BITS.keySet());
    }

    private static Details.Builder oximeter(
            Encoded value, Set<Mark> measurement, Set<Mark> sensor, @Nullable BigDecimal amplitude) {
        value.status(measurement.isEmpty() ? 0 : 2, measurement, MEASUREMENT_BITS)
                .status(sensor.isEmpty() ? 0 : 3, sensor, SENSOR_BITS)
                .sfloatIf(amplitude);
        Details.Builder details = details(measurement);
        sensor.forEach(details::mark);
        return details;
    }

    private static Details.Builder details(Set<Mark> marks) {
        Details.Builder details = Details.builder().beneath(Relay.ADDRESS);
        marks.forEach(details::mark);
        return details;
    }

    private static Map<String, BigDecimal> values(String name, @Nullable BigDecimal value) {
        Map<String, BigDecimal> values = new HashMap<>();
        if (value != null) {
            values.put(name, value);
        }
        return values;
    }

    private static Reading expected(
            Kind kind,
            @Nullable LocalDateTime time,
            @Nullable Integer sequence,
            Map<String, BigDecimal> values,
            @Nullable String unit,
            Details.Builder details) {
        if (time == null) {
            return new Reading(kind, null, sequence, values, unit, details.build());
        }
        return new Reading(
                kind,
                ZonedDateTime.ofLocal(time, Relay.OSLO, null).toOffsetDateTime(),
                sequence,
                values,
                unit,
                details.mark(Mark.LOCAL_TIME).build());
    }

    private static void assertRead(String uuid, Encoded value, Reading expected) {
        assertThat(Relay.decode(uuid, value.value())).isEqualTo(Legible.of(expected));
    }
}
