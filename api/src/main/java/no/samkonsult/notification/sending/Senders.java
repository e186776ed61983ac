package no.samkonsult.notification.sending;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few threads that send, where pages are served. Each holds a connection to the database while a provider answers, and so
 * there are never more than the pool can spare.
 */
@Context
@Requires(property = "samkonsult.role.web", value = "true")
class Senders {
    private static final Logger LOG = LoggerFactory.getLogger(Senders.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);

    private final Sender sender;
    private final SendingTable table;
    private final Transactions transactions;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> threads;

    Senders(
            Sender sender,
            SendingTable table,
            Transactions transactions,
            Clock clock,
            @Value("${samkonsult.notification.senders}") int senders) {
        this.sender = sender;
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
        threads = IntStream.rangeClosed(1, senders)
                .mapToObj(number -> Thread.ofVirtual().name("sender-" + number).start(this::send))
                .toList();
    }

    /** Those that are sending finish it; nothing new is begun. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopped.countDown();
        for (Thread thread : threads) {
            thread.join(Handing.LONGEST.plusSeconds(1));
        }
    }

    private void send() {
        try {
            while (stopped.getCount() > 0) {
                if (!sendNext()) {
                    stopped.await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was anything to send. */
    private boolean sendNext() {
        var held = new AtomicReference<@Nullable UUID>();
        try {
            return transactions.as(SystemPrincipal.NOTIFICATION, _ -> {
                Instant now = clock.instant();
                Optional<Due> due = table.claim(now);
                due.ifPresent(each -> {
                    held.set(each.notice().id());
                    sender.send(each, now);
                });
                return due.isPresent();
            });
        } catch (RuntimeException fault) {
            LOG.error("sender=failed notice={}", held.get(), fault);
            return postponed(held.get());
        }
    }

    /** What could not be handled does not stand in the way of the rest; that it was handed over is not known, and it is sent again. */
    private boolean postponed(@Nullable UUID notice) {
        if (notice == null) {
            return false;
        }
        try {
            return transactions.as(SystemPrincipal.NOTIFICATION, _ -> {
                table.postpone(notice, clock.instant().plus(AFTER_A_FAULT));
                return true;
            });
        } catch (RuntimeException databaseAway) {
            LOG.warn("sender=failed notice={} postponed=false: {}", notice, databaseAway.toString());
            return false;
        }
    }
}
