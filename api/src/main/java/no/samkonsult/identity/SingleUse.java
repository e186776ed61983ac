package no.samkonsult.identity;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/** Lets a proof or an assertion be used once, whichever process it is shown to. */
@Singleton
public class SingleUse {
    private final UsedOnce table;
    private final Transactions transactions;
    private final Clock clock;

    SingleUse(UsedOnce table, Transactions transactions, Clock clock) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Whether this is the first time.
     *
     * @param issuer whose ids they are: others may count the same
     * @param lifetime how long it could be used at all
     */
    public boolean isFirst(String issuer, String id, Duration lifetime) {
        return transactions.as(
                SystemPrincipal.LOGIN,
                _ -> table.add(
                                issuer + "\n" + id,
                                clock.instant(),
                                clock.instant().plus(lifetime))
                        == 1);
    }
}
