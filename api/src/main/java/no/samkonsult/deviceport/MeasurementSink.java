package no.samkonsult.deviceport;

import jakarta.inject.Singleton;
import java.util.List;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Intake;
import no.samkonsult.device.ReadingSink;
import no.samkonsult.measurement.intake.MeasurementIntake;

/** Stores what the gateway hands over as measurements. */
@Singleton
final class MeasurementSink implements ReadingSink {
    private final MeasurementIntake intake;

    MeasurementSink(MeasurementIntake intake) {
        this.intake = intake;
    }

    @Override
    public List<Intake> store(List<Arrival> arrivals) {
        return intake.store(arrivals.stream().map(Received::of).toList()).stream()
                .map(receipt -> switch (receipt) {
                    case STORED -> Intake.STORED;
                    case DUPLICATE -> Intake.DUPLICATE;
                    case QUARANTINED -> Intake.QUARANTINED;
                })
                .toList();
    }
}
