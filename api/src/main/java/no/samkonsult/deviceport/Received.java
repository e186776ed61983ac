package no.samkonsult.deviceport;

import java.util.EnumSet;
import java.util.Set;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Details;
import no.samkonsult.device.Mark;
import no.samkonsult.device.Reading;
import no.samkonsult.device.Supplement;
import no.samkonsult.measurement.Absence;
import no.samkonsult.measurement.Circumstance;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.Remark;
import no.samkonsult.measurement.intake.Envelope;
import no.samkonsult.measurement.intake.Incoming;
import no.samkonsult.measurement.intake.Particulars;
import no.samkonsult.measurement.intake.Particulars.Standing;
import org.jspecify.annotations.Nullable;

/** Says in the words of the intake what the gateway received. */
final class Received {
    private static final String DEMONSTRATION = "demonstration data or control solution: no patient's value";

    private Received() {}

    static Incoming of(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Decoded decoded -> reading(decoded);
            case Arrival.Told told ->
                new Incoming.Told(
                        envelope(told, told.status().beneath(), null, null),
                        told.status().online(),
                        told.status().battery(),
                        told.status().deviceClock());
            case Arrival.OfReading of ->
                new Incoming.OfReading(
                        envelope(of, of.context().beneath(), null, null),
                        kind(of.context().kind()),
                        of.context().sequence(),
                        circumstances(of.context().supplements()));
            case Arrival.Undecodable unreadable ->
                new Incoming.Unreadable(
                        envelope(unreadable, null, unreadable.contentType(), null), unreadable.reason());
        };
    }

    private static Incoming reading(Arrival.Decoded decoded) {
        Reading reading = decoded.reading();
        Details details = reading.details();
        Envelope envelope = envelope(decoded, details.beneath(), null, decoded.messageId());
        if (details.marks().contains(Mark.DEMONSTRATION)) {
            return new Incoming.Unreadable(envelope, DEMONSTRATION);
        }
        return new Incoming.Reported(
                envelope,
                kind(reading.kind()),
                reading.time(),
                reading.sequence(),
                reading.values(),
                reading.unit(),
                particulars(details));
    }

    private static Envelope envelope(
            Arrival arrival, @Nullable String beneath, @Nullable String contentType, @Nullable String messageId) {
        return new Envelope(
                arrival.device(),
                beneath,
                arrival.topic(),
                contentType,
                messageId,
                arrival.receivedAt(),
                arrival.payload());
    }

    private static Kind kind(no.samkonsult.device.Kind kind) {
        return Kind.ofCode(kind.code())
                .orElseThrow(() -> new IllegalStateException("no kind is called " + kind.code()));
    }

    private static Set<Circumstance> circumstances(Set<Supplement> supplements) {
        Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);
        supplements.forEach(each -> circumstances.add(Circumstance.valueOf(each.name())));
        return circumstances;
    }

    private static Particulars particulars(Details details) {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        details.marks().forEach(each -> remarks.add(remark(each)));
        return new Particulars(
                details.user(),
                details.duration(),
                details.battery(),
                details.deviceClock(),
                circumstances(details.supplements()),
                remarks,
                details.absence() == null
                        ? null
                        : Absence.valueOf(details.absence().name()),
                switch (details.correction()) {
                    case NONE -> Standing.ORIGINAL;
                    case AMENDED -> Standing.AMENDED;
                    case ENTERED_IN_ERROR -> Standing.WITHDRAWN;
                });
    }

    private static Remark remark(Mark mark) {
        return switch (mark) {
            case QUESTIONABLE, DEMONSTRATION -> Remark.QUESTIONABLE;
            case IRREGULAR_PULSE -> Remark.IRREGULAR_PULSE;
            case MOTION, CUFF_FIT, POSITION, WEAK_SIGNAL -> Remark.TECHNIQUE;
            case SENSOR_FAULT -> Remark.SENSOR_FAULT;
            case CLOCK_NOT_SET -> Remark.CLOCK_NOT_SET;
            case LOCAL_TIME -> Remark.LOCAL_TIME;
            case STORED -> Remark.STORED;
            case MANUAL -> Remark.MANUAL;
        };
    }
}
