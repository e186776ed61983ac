package no.samkonsult.device.decode.home;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.function.Supplier;
import no.samkonsult.device.decode.Decoding;
import no.samkonsult.device.decode.Decoding.Illegible;

/** One part of a message: where it is refused it is illegible by itself, and does not spoil the others. */
final class Part {
    private Part() {}

    static List<Decoding> of(Supplier<List<Decoding>> part) {
        try {
            return part.get();
        } catch (IllegalArgumentException refused) {
            return List.of(Illegible.because(requireNonNullElse(refused.getMessage(), "payload: refused")));
        }
    }
}
