package no.samkonsult.device.mqtt;

import java.util.concurrent.atomic.LongAdder;

/** The running totals behind {@link GatewayMetrics}. */
final class Counters {
    final LongAdder batches = new LongAdder();
    final LongAdder messages = new LongAdder();
    final LongAdder failedBatches = new LongAdder();
    final LongAdder commitNanoseconds = new LongAdder();
    final LongAdder connections = new LongAdder();
    final LongAdder sessionsMissing = new LongAdder();
    final LongAdder ignored = new LongAdder();
    final LongAdder express = new LongAdder();
    final LongAdder overflowed = new LongAdder();
}
