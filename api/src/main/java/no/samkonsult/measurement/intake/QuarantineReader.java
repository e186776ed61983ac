package no.samkonsult.measurement.intake;

import java.util.List;

/** Reads what lies in quarantine with the decoders of today. */
public interface QuarantineReader {
    /** What is in the message; {@link Incoming.Unreadable} where it is still not to be read. */
    List<Incoming> read(Envelope envelope);
}
