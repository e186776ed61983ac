package no.samkonsult.registry.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Goes a round every half minute where pages are served, and counts what is missed. */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class WatchJob {
    private final Watch watch;
    private volatile int silent;
    private volatile int offline;
    private volatile int outages;

    WatchJob(Watch watch, MeterRegistry meters) {
        this.watch = watch;
        Gauge.builder("samkonsult.devices.silent", this, job -> job.silent)
                .description("Devices in homes that nothing has been heard from for too long")
                .register(meters);
        Gauge.builder("samkonsult.devices.offline", this, job -> job.offline)
                .description("Devices that are always to be connected, and are not")
                .register(meters);
        Gauge.builder("samkonsult.devices.outage", this, job -> job.outages)
                .description("1 while one cause keeps many devices from being heard")
                .register(meters);
    }

    @Scheduled(initialDelay = "30s", fixedDelay = "30s")
    void look() {
        watch.round();
        silent = watch.missed(Cause.SILENT);
        offline = watch.missed(Cause.OFFLINE);
        outages = watch.outage().isPresent() ? 1 : 0;
    }
}
