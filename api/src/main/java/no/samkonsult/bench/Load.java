package no.samkonsult.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import no.samkonsult.device.Reading;
import no.samkonsult.device.mqtt.LoadConnection;
import no.samkonsult.device.topic.Channel;
import no.samkonsult.device.topic.DeviceId;
import no.samkonsult.device.topic.DeviceTopic;

/**
 * Numbered messages of many devices, the same in every run: 40 % blood pressures, 20 % saturations, 15 % weights, 15 % glucoses
 * and 10 % news of the device. Of the readings one in 25 is out of range and one in a hundred a week late; one message in fifty
 * repeats the one before it, as devices that missed a receipt do, and one in a thousand cannot be read.
 *
 * @param newest when the last was taken; each device measures every ten minutes
 * @param allGreen how many, from the first on, are within limits
 */
record Load(int devices, int messages, OffsetDateTime newest, int allGreen) {
    private static final int MINUTES_BETWEEN = 10;
    private static final int ONE_OUT_OF_RANGE_IN = 25;
    private static final int ONE_REPEATED_IN = 50;
    private static final int ONE_LATE_IN = 100;
    private static final int ONE_MALFORMED_IN = 1_000;
    private static final int DAYS_LATE = 7;

    /** A message and where it goes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(DeviceTopic topic, byte[] payload) {}

    static String name(int device) {
        return "load-" + device;
    }

    List<DeviceId> deviceIds() {
        return IntStream.range(0, devices).mapToObj(Load::id).toList();
    }

    static DeviceId id(int device) {
        return new DeviceId(name(device));
    }

    int device(int number) {
        return original(number) % devices;
    }

    /** Whether the message is a reading, and the first to bring it: these are stored, each as one row. */
    boolean isNewReading(int number) {
        return number == original(number) && isReading(number);
    }

    boolean isOutOfRange(int number) {
        return number >= allGreen && random(number).nextInt(ONE_OUT_OF_RANGE_IN) == 0;
    }

    Message message(int number) {
        int original = original(number);
        if (isReading(original)) {
            return new Message(topic(number, Channel.READING), LoadConnection.payload(reading(original)));
        }
        return isMalformed(original)
                ? new Message(topic(number, Channel.READING), ("{\"sequence\":" + original).getBytes(UTF_8))
                : new Message(topic(number, Channel.STATUS), "{\"online\":true,\"battery\":0.8}".getBytes(UTF_8));
    }

    private boolean isReading(int original) {
        return !isMalformed(original) && Mix.isMeasured(device(original));
    }

    private static boolean isMalformed(int original) {
        return original % ONE_MALFORMED_IN == ONE_MALFORMED_IN / 2;
    }

    private DeviceTopic topic(int number, Channel channel) {
        return DeviceTopic.parse(channel.filter(id(device(number)))).orElseThrow();
    }

    private Reading reading(int original) {
        Mix mix = Mix.of(device(original));
        SplittableRandom random = random(original);
        random.nextInt();
        OffsetDateTime time = newest.minusMinutes((long) MINUTES_BETWEEN * ((messages - original) / devices));
        return new Reading(
                mix.kind(),
                random.nextInt(ONE_LATE_IN) == 0 ? time.minusDays(DAYS_LATE) : time,
                original,
                isOutOfRange(original) ? mix.outOfRange(random) : mix.green(random),
                null);
    }

    private static int original(int number) {
        return number % ONE_REPEATED_IN == ONE_REPEATED_IN - 1 ? number - 1 : number;
    }

    private static SplittableRandom random(int number) {
        return new SplittableRandom(number);
    }
}
