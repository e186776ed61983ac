package no.samkonsult.bench;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import no.samkonsult.device.Reading;
import no.samkonsult.device.topic.DeviceId;

/**
 * Numbered readings of many devices, the same in every run: one in 25 is out of range, and every fiftieth message repeats the
 * one before it, as devices that missed a receipt do.
 *
 * @param newest when the last was taken; each device measures every ten minutes
 * @param allGreen how many, from the first on, are within limits
 */
record Load(int devices, int messages, OffsetDateTime newest, int allGreen) {
    private static final int MINUTES_BETWEEN = 10;
    private static final int ONE_OUT_OF_RANGE_IN = 25;
    private static final int ONE_REPEATED_IN = 50;

    static String name(int device) {
        return "load-" + device;
    }

    List<DeviceId> deviceIds() {
        return IntStream.range(0, devices).mapToObj(Load::id).toList();
    }

    static DeviceId id(int device) {
        return new DeviceId(name(device));
    }

    boolean isRepeat(int number) {
        return number % ONE_REPEATED_IN == ONE_REPEATED_IN - 1;
    }

    int device(int number) {
        return original(number) % devices;
    }

    boolean isOutOfRange(int number) {
        return number >= allGreen && random(number).nextInt(ONE_OUT_OF_RANGE_IN) == 0;
    }

    Reading reading(int number) {
        int original = original(number);
        Mix mix = Mix.OF_TWENTY.get(device(number) % Mix.OF_TWENTY.size());
        SplittableRandom random = random(original);
        random.nextInt();
        return new Reading(
                mix.kind(),
                newest.minusMinutes((long) MINUTES_BETWEEN * ((messages - original) / devices)),
                original,
                isOutOfRange(original) ? mix.outOfRange(random) : mix.green(random),
                null);
    }

    private int original(int number) {
        return isRepeat(number) ? number - 1 : number;
    }

    private static SplittableRandom random(int number) {
        return new SplittableRandom(number);
    }
}
