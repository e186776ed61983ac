package no.samkonsult.deviceport;

import jakarta.inject.Singleton;
import java.util.List;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Intake;
import no.samkonsult.device.Reading;
import no.samkonsult.device.ReadingSink;
import no.samkonsult.measurement.Incoming;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.MeasurementIntake;

/** Stores what the gateway hands over as measurements. */
@Singleton
final class MeasurementSink implements ReadingSink {
    private final MeasurementIntake intake;

    MeasurementSink(MeasurementIntake intake) {
        this.intake = intake;
    }

    @Override
    public List<Intake> store(List<Arrival> arrivals) {
        return intake.store(arrivals.stream().map(MeasurementSink::incoming).toList()).stream()
                .map(receipt -> switch (receipt) {
                    case STORED -> Intake.STORED;
                    case DUPLICATE -> Intake.DUPLICATE;
                    case QUARANTINED -> Intake.QUARANTINED;
                })
                .toList();
    }

    private static Incoming incoming(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Decoded decoded -> reported(decoded, decoded.reading());
            case Arrival.Told told ->
                new Incoming.Told(
                        told.device(),
                        told.topic(),
                        told.payload(),
                        told.receivedAt(),
                        told.status().beneath(),
                        told.status().online(),
                        told.status().battery(),
                        told.status().deviceClock());
            case Arrival.Undecodable unreadable ->
                new Incoming.Unreadable(
                        unreadable.device(),
                        unreadable.topic(),
                        unreadable.payload(),
                        unreadable.receivedAt(),
                        unreadable.reason());
        };
    }

    private static Incoming reported(Arrival.Decoded decoded, Reading reading) {
        Kind kind = Kind.ofCode(reading.kind().code())
                .orElseThrow(() -> new IllegalStateException(
                        "no kind is called " + reading.kind().code()));
        return new Incoming.Reported(
                decoded.device(),
                decoded.topic(),
                decoded.payload(),
                decoded.receivedAt(),
                kind,
                reading.time(),
                reading.sequence(),
                reading.values(),
                reading.unit(),
                reading.details().battery());
    }
}
