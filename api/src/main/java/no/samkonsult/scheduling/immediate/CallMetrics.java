package no.samkonsult.scheduling.immediate;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Counts what became of calls, and how long the first yes of each was waited for. */
@Singleton
class CallMetrics {
    private final MeterRegistry meters;

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void stands(Call.State state) {
        meters.counter("samkonsult.immediate.calls", "state", state.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    void joined(Call call, Instant now) {
        if (call.consultation() == null) {
            meters.timer("samkonsult.immediate.first.yes").record(Duration.between(call.since(), now));
        }
    }
}
