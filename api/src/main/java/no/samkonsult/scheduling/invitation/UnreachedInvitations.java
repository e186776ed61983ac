package no.samkonsult.scheduling.invitation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.UndeliveredListener;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Whom nothing reached, somebody must ring: the consultation's page says so. */
@Singleton
final class UnreachedInvitations implements UndeliveredListener {
    private final SendingInvitations table;
    private final Transactions transactions;
    private final Clock clock;

    UnreachedInvitations(SendingInvitations table, Transactions transactions, Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void undelivered(List<Notice> notices) {
        transactions.as(SystemPrincipal.INVITATION, _ -> {
            table.unreached(notices.stream().map(Notice::id).toList(), clock.instant());
            return notices;
        });
    }
}
