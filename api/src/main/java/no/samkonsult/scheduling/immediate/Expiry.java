package no.samkonsult.scheduling.immediate;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Ends the rings that nobody answered in time, and tells whoever rang. */
@Singleton
class Expiry {
    private final CallTable table;
    private final CallBook book;
    private final Transactions transactions;
    private final Clock clock;

    Expiry(CallTable table, CallBook book, Transactions transactions, Clock clock) {
        this.table = table;
        this.book = book;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round; several processes may go one at the same time. */
    void round() {
        transactions.as(SystemPrincipal.IMMEDIATE, _ -> {
            Instant now = clock.instant();
            List<UUID> due = table.due(now);
            due.forEach(id -> miss(id, now));
            return due;
        });
    }

    private void miss(UUID id, Instant now) {
        Call call = table.find(id).orElseThrow();
        List<Ring> missed =
                call.unended().stream().filter(ring -> !ring.isOpen(now)).toList();
        book.end(call, missed, Ring.State.MISSED);
        book.settle(id);
    }
}
