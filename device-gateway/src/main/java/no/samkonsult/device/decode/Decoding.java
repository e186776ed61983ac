package no.samkonsult.device.decode;

import no.samkonsult.device.DeviceStatus;
import no.samkonsult.device.Reading;
import no.samkonsult.device.ReadingContext;

/** What a decoder made of one reading in a payload, of what is told about a reading, or of what the device tells about itself. */
public sealed interface Decoding {
    /** What the receipt shall say. */
    Label label();

    record Legible(Reading reading, Label label) implements Decoding {
        /** A reading whose receipt names it as it was understood, for formats that have no receipts of their own. */
        public static Legible of(Reading reading) {
            return new Legible(reading, Label.of(reading));
        }
    }

    /** News of the device. It is stored, and has no receipt: the next news replaces it. */
    record Told(DeviceStatus status) implements Decoding {
        @Override
        public Label label() {
            return Label.NONE;
        }
    }

    /**
     * Nothing to take in, and nothing wrong either: a neighbour's broadcast, somebody's suitcase on the scale. It is
     * acknowledged and counted, and leaves no arrival and no receipt. Never for what might be a reading.
     */
    record Ignored(String reason) implements Decoding {
        @Override
        public Label label() {
            return Label.NONE;
        }
    }

    /** What a device tells of a reading that it sent in another message. Its receipt names that reading by its number. */
    record Context(ReadingContext context) implements Decoding {
        @Override
        public Label label() {
            return new Label(null, context.sequence(), context.kind().code());
        }
    }

    /** The reason names the field and what is wrong with it, never a health value. */
    record Illegible(String reason, Label label) implements Decoding {
        public static Illegible because(String reason) {
            return new Illegible(reason, Label.NONE);
        }
    }
}
