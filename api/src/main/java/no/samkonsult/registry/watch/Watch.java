package no.samkonsult.registry.watch;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.LiveNotices;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.registry.watch.WatchRules.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes rounds: finds the devices in homes that are missed, and those that are heard from again. One process at a time does;
 * the lock on a row is its claim.
 *
 * <p>One cause is told once. Nobody is told of devices while no process of ours is connected to the broker, and for a while
 * after, when they send what they kept; nor of those beneath a gateway that is missed itself; nor of each where more fall
 * silent at once than ever do by themselves. What lasts longer than such an outage is told then, each by itself.
 */
@Singleton
public class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /** Processes say every ten seconds that they are connected. */
    private static final Duration CONNECTED_WITHIN = Duration.ofMinutes(1);

    private final WatchTable table;
    private final SilenceListener listener;
    private final WatchSettings settings;
    private final Transactions transactions;
    private final Clock clock;

    Watch(WatchTable table, SilenceListener listener, WatchSettings settings, Transactions transactions, Clock clock) {
        this.table = table;
        this.listener = listener;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Says that a process of this client id is connected to the broker now. */
    public void connected(String clientId) {
        transactions.as(SystemPrincipal.DEVICES, _ -> {
            table.beat(clientId, clock.instant());
            return clientId;
        });
    }

    /** What keeps many devices from being heard now, if anything does. */
    public Optional<Outage> outage() {
        return transactions.as(SystemPrincipal.DEVICES, _ -> table.current());
    }

    /** How many devices are missed for a cause. */
    int missed(Cause cause) {
        return transactions.as(SystemPrincipal.DEVICES, _ -> table.silent(cause));
    }

    /** One round, unless another process goes one. */
    void round() {
        transactions.as(SystemPrincipal.DEVICES, transaction -> {
            Instant now = clock.instant();
            if (table.claim(now)) {
                go(transaction.getConnection(), now);
            }
            return now;
        });
    }

    private void go(Connection transaction, Instant now) {
        table.takeIntoUse();
        List<String> heard = table.heardAgain(now);
        try {
            listener.heardAgain(transaction, heard);
            if (isConnected(now) && !table.wasAwayAfter(now.minus(settings.settling()))) {
                look(transaction, now);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the devices that are missed could not be told of", failure);
        }
    }

    /** Notes when the connection of all our processes is lost, and when it is back. */
    private boolean isConnected(Instant now) {
        Optional<Instant> last = table.lastConnected();
        boolean connected = last.isEmpty() || last.get().isAfter(now.minus(CONNECTED_WITHIN));
        if (connected) {
            if (table.end(Outage.Reason.CONNECTION, now)) {
                changed("over", Outage.Reason.CONNECTION, 0);
            }
        } else if (table.open(Outage.Reason.CONNECTION).isEmpty()) {
            table.begin(Outage.Reason.CONNECTION, last.get(), 0);
            changed("began", Outage.Reason.CONNECTION, 0);
        }
        return connected;
    }

    private void look(Connection transaction, Instant now) throws SQLException {
        Optional<UUID> outage = table.open(Outage.Reason.MANY_SILENT);
        Finding finding = WatchRules.judge(
                table.due(now, settings.offlineGrace()),
                new HashSet<>(table.missedKeys()),
                outage.isPresent(),
                settings.many());
        switch (finding) {
            case Finding.EachByItself(var devices) -> {
                table.note(devices, now, null);
                listener.missed(transaction, devices);
            }
            case Finding.OneCause(var devices) -> {
                UUID cause = outage.orElseGet(() -> begin(devices.size(), now));
                table.note(devices, now, cause);
                endIfOver(transaction, cause, now);
            }
        }
    }

    private UUID begin(int devices, Instant now) {
        changed("began", Outage.Reason.MANY_SILENT, devices);
        return table.begin(Outage.Reason.MANY_SILENT, now, devices);
    }

    private void endIfOver(Connection transaction, UUID outage, Instant now) throws SQLException {
        int silent = table.count(outage);
        if (WatchRules.isOver(silent, settings.many())) {
            table.end(Outage.Reason.MANY_SILENT, now);
            changed("over", Outage.Reason.MANY_SILENT, silent);
            listener.missed(transaction, table.leftOver(outage, now));
        }
    }

    /** Every worklist says it. */
    private void changed(String what, Outage.Reason reason, int devices) {
        LOG.warn("outage={} reason={} devices={}", what, reason, devices);
        transactions.announce(List.of(LiveNotices.EVERYTHING));
    }
}
