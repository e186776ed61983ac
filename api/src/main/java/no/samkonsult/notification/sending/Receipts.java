package no.samkonsult.notification.sending;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Channel;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Takes what providers tell about messages they were handed. */
@Singleton
public class Receipts {
    private final OutcomeTable outcomes;
    private final Transactions transactions;
    private final Clock clock;

    Receipts(OutcomeTable outcomes, Transactions transactions, Clock clock) {
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a provider tells of one message. */
    public record Receipt(String id, UUID message, Channel channel, boolean delivered) {}

    /**
     * Whether the message is known. A receipt may be quicker than the commit of what it is for, and is then to be sent again.
     * The message is looked for first: where it is there, its notices say by then that they went out in it.
     */
    public boolean take(Receipt receipt) {
        Instant now = clock.instant();
        return transactions.as(SystemPrincipal.NOTIFICATION, transaction -> {
            if (!outcomes.take(receipt.id(), now)) {
                return true;
            }
            if (!outcomes.end(receipt.message(), receipt.channel(), now)) {
                transaction.setRollbackOnly();
                return false;
            }
            List<OutcomeTable.Told> told = outcomes.inMessage(receipt.message(), receipt.channel());
            told.forEach(each -> apply(receipt, each, now));
            transactions.announce(
                    told.stream().map(each -> each.due().notice().subject()).toList());
            return true;
        });
    }

    private void apply(Receipt receipt, OutcomeTable.Told told, Instant now) {
        if (receipt.delivered()) {
            outcomes.delivered(told.due(), receipt.message(), now);
            outcomes.arrived(receipt.message(), receipt.channel(), now);
        } else if (told.awaited()) {
            outcomes.waits(told.due().onNextChannel(), now, now);
        }
    }
}
