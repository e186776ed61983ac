package no.samkonsult.device.decode;

import no.samkonsult.device.Reading;

/** What a decoder made of one reading in a payload. */
public sealed interface Decoding {
    Label label();

    record Legible(Reading reading, Label label) implements Decoding {}

    /** The reason names the field and what is wrong with it, never a health value. */
    record Illegible(String reason, Label label) implements Decoding {}
}
