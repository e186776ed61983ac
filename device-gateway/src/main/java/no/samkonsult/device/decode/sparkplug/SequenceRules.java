package no.samkonsult.device.decode.sparkplug;

/** Sequence numbers, which run from 0 to 255 and begin again (Sparkplug 3.0.0, tck-id-payloads-sequence-num-incrementing). */
final class SequenceRules {
    private static final int NUMBERS = 256;

    private SequenceRules() {}

    /** Whether something between the two is missing. A number up to half a round behind is an earlier message that comes again. */
    static boolean isGap(int earlier, int number) {
        int ahead = Math.floorMod(number - earlier, NUMBERS);
        return ahead > 1 && ahead < NUMBERS / 2;
    }
}
