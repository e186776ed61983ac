package no.samkonsult.alert.reserve;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.alert.Duty;
import no.samkonsult.alert.Severity;
import no.samkonsult.alert.WorkItems;
import no.samkonsult.alert.WorkItems.Item;
import no.samkonsult.alert.escalation.Escalation;
import no.samkonsult.alert.reserve.ReserveTable.Moved;
import no.samkonsult.notification.Outbox;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/**
 * Sees to it that nobody is without a desk. A new alert finds the reserve desk by itself; here it is found for what is open of patients
 * whose enrolment has ended meanwhile, that desk is told that no route was found, once for each patient, and what is there goes on
 * to their own desk as soon as they have one.
 */
@Singleton
class Reserve {
    /** No service with a desk follows the patient up. */
    static final String UNROUTED = "unrouted";

    private final ReserveTable table;
    private final WorkItems items;
    private final Duty duty;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Reserve(ReserveTable table, WorkItems items, Duty duty, Outbox outbox, Transactions transactions, Clock clock) {
        this.table = table;
        this.items = items;
        this.duty = duty;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round. Any number of processes may go it: the rows are locked in the order that all writers keep. */
    void round() {
        transactions.as(SystemPrincipal.ESCALATION, transaction -> {
            List<Moved> moved = Stream.concat(table.toReserve().stream(), table.toOwn(UNROUTED).stream())
                    .toList();
            moved.stream().filter(Moved::left).forEach(this::leave);
            transactions.announce(moved.stream()
                    .flatMap(each -> Stream.of(each.from(), each.to()))
                    .distinct()
                    .map(Object::toString)
                    .toList());
            return tell(transaction.getConnection());
        });
    }

    private void leave(Moved moved) {
        duty.end(moved.alert());
        outbox.cancel(Escalation.subject(moved.alert()));
    }

    private int tell(Connection transaction) {
        try {
            List<Item> untold = table.untold(UNROUTED).stream()
                    .map(patient -> new Item(patient, UNROUTED, Severity.TECHNICAL))
                    .toList();
            items.raise(transaction, untold, clock.instant());
            return untold.size();
        } catch (SQLException failure) {
            throw new IllegalStateException("patients without a route could not be told of", failure);
        }
    }
}
