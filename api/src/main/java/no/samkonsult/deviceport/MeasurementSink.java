package no.samkonsult.deviceport;

import jakarta.inject.Singleton;
import java.util.List;
import no.samkonsult.device.Arrival;
import no.samkonsult.device.Intake;
import no.samkonsult.device.ReadingSink;
import no.samkonsult.measurement.intake.MeasurementIntake;
import no.samkonsult.measurement.intake.RedLimits;
import org.jspecify.annotations.Nullable;

/** Stores what the gateway hands over as measurements. */
@Singleton
final class MeasurementSink implements ReadingSink {
    private final MeasurementIntake intake;
    private final @Nullable RedLimits limits;

    MeasurementSink(MeasurementIntake intake, @Nullable RedLimits limits) {
        this.intake = intake;
        this.limits = limits;
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

    @Override
    public boolean isUrgent(Arrival arrival) {
        return limits != null && limits.isProbablyCrossed(Received.of(arrival));
    }
}
