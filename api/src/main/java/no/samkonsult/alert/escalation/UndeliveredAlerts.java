package no.samkonsult.alert.escalation;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.UndeliveredListener;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Where nothing reached the one who was told of an alert, nobody waits for them: the next step is due at once. */
@Singleton
final class UndeliveredAlerts implements UndeliveredListener {
    private final EscalationTable table;
    private final Transactions transactions;

    UndeliveredAlerts(EscalationTable table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
    }

    @Override
    public void undelivered(List<Notice> notices) {
        List<UUID> alerts = notices.stream()
                .map(Notice::subject)
                .filter(Escalation::isSubject)
                .map(Escalation::alertOf)
                .distinct()
                .sorted()
                .toList();
        transactions.as(SystemPrincipal.ESCALATION, _ -> table.hurry(alerts));
    }
}
