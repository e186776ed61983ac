package no.samkonsult.alert.escalation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.alert.routing.Routing;
import no.samkonsult.notification.Outbox;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/**
 * Goes from step to step with every alert that is open, until a person has taken it.
 *
 * <p>An alert is claimed, routed, its notices laid in the outbox and its next step set in one transaction: whatever is killed,
 * no step is missed and none is taken twice. Steps that were due while nothing ran are taken once, and not once for each
 * interval that passed.
 */
@Singleton
public class Escalation {
    private static final String SUBJECT = "alert/";

    private final EscalationTable table;
    private final Routing routing;
    private final Recipients recipients;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Escalation(
            EscalationTable table,
            Routing routing,
            Recipients recipients,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.routing = routing;
        this.recipients = recipients;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What names an alert in the outbox. */
    public static String subject(UUID alert) {
        return SUBJECT + alert;
    }

    static boolean isSubject(String subject) {
        return subject.startsWith(SUBJECT);
    }

    static UUID alertOf(String subject) {
        return UUID.fromString(subject.substring(SUBJECT.length()));
    }

    /** Takes the steps that are due, some at a time; tells how many there were. */
    int round() {
        return transactions.as(SystemPrincipal.ESCALATION, _ -> {
            Instant now = clock.instant();
            var round = new Round(table, routing, recipients, now);
            List<Taken> taken = table.claim(now).stream().map(round::take).toList();
            outbox.add(taken.stream().flatMap(each -> each.notices().stream()).toList());
            table.write(taken, now);
            transactions.announce(desks(taken));
            return taken.size();
        });
    }

    /** How long the alert that is most overdue has been so. */
    Duration behind() {
        return transactions.as(SystemPrincipal.ESCALATION, _ -> table.behind(clock.instant()));
    }

    /** The desks whose worklist changed. */
    private static Set<String> desks(List<Taken> taken) {
        return taken.stream()
                .flatMap(each ->
                        Stream.of(each.alert().desk(), each.decided().route().desk()))
                .map(UUID::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
