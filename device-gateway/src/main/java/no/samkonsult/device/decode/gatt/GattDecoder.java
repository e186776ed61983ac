package no.samkonsult.device.decode.gatt;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNullElse;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import no.samkonsult.device.decode.Decoder;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;
import no.samkonsult.device.decode.Decoding.Legible;
import no.samkonsult.device.decode.Decoding.Told;
import no.samkonsult.device.decode.Message;

/**
 * The decoder of values of Bluetooth characteristics, one to a message, whose topic names the device and the characteristic:
 * {@code gatt/c4:7c:8d:6a:10:2f/2a35}.
 *
 * <p>The payload is the value itself, never its digits: a text of hexadecimal digits can at the same time be a value.
 * Nothing is kept from one message to the next.
 */
public final class GattDecoder implements Decoder {
    /** A value has at most this many bytes: Bluetooth Core Specification, Vol 3, Part F, 3.2.9. */
    private static final int MOST_BYTES = 512;

    private static final Map<String, Characteristic> BY_UUID = Map.ofEntries(
            entry("2a18", new GlucoseMeasurement()),
            entry("2a19", new BatteryLevel()),
            entry("2a1c", new TemperatureMeasurement()),
            entry("2a2b", new CurrentTime()),
            entry("2a34", new GlucoseMeasurementContext()),
            entry("2a35", new BloodPressureMeasurement()),
            entry("2a37", new HeartRateMeasurement()),
            entry("2a5e", new SpotCheckMeasurement()),
            entry("2a5f", new ContinuousOximetry()),
            entry("2a9d", new WeightMeasurement()));

    private final LocalClock clock;

    /** @param zone the zone that the devices' clocks are set to */
    public GattDecoder(ZoneId zone) {
        clock = new LocalClock(zone);
    }

    @Override
    public List<Decoding> decode(Message message) {
        try {
            return List.of(fresh(message, read(message)));
        } catch (IllegalArgumentException refused) {
            return List.of(Illegible.because(requireNonNullElse(refused.getMessage(), "payload: refused")));
        }
    }

    private Decoding read(Message message) {
        GattTopic topic = GattTopic.parse(message.topic().path());
        Characteristic characteristic = BY_UUID.get(topic.uuid());
        if (characteristic == null) {
            throw new IllegalArgumentException("topic: characteristic %s is not read".formatted(topic.uuid()));
        }
        if (message.payload().length > MOST_BYTES) {
            throw new IllegalArgumentException("payload: more than %d bytes".formatted(MOST_BYTES));
        }
        Octets value = new Octets(message.payload());
        Decoding decoding = characteristic.read(value, new Origin(topic.address(), clock));
        value.end();
        return decoding;
    }

    /** Nobody knows how old a retained message is, so it has to tell. */
    private static Decoding fresh(Message message, Decoding decoding) {
        if (!message.retained()) {
            return decoding;
        }
        return switch (decoding) {
            case Legible legible
            when legible.reading().time() == null ->
                Illegible.because("payload: retained and without a time of its own");
            case Told told
            when told.status().deviceClock() != null ->
                Illegible.because("payload: retained, so nobody knows when the clock showed this");
            default -> decoding;
        };
    }
}
