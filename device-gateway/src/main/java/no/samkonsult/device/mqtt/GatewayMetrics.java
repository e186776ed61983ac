package no.samkonsult.device.mqtt;

import java.time.Duration;

/**
 * The gateway's state at one moment, for a metrics page.
 *
 * @param windowUse messages received on this connection and not yet acknowledged
 * @param oldestUnacknowledged the age of the oldest of them; zero when there is none
 * @param batches calls of the sink that committed
 * @param messages messages in those
 * @param failedBatches calls of the sink that threw
 * @param commitTime time spent in calls that committed, in sum
 * @param reconnects connections after the first
 * @param sessionsMissing connections for which the broker had no session: after the first, a backlog may have been lost
 * @param ignored messages in which there was nothing to take in, acknowledged without being stored
 * @param express urgent messages that were stored by the express lane
 * @param overflowed QoS 0 messages and receipts dropped because their queue was full
 */
public record GatewayMetrics(
        int windowUse,
        Duration oldestUnacknowledged,
        long batches,
        long messages,
        long failedBatches,
        Duration commitTime,
        long reconnects,
        long sessionsMissing,
        long ignored,
        long express,
        long overflowed) {}
