package no.samkonsult.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Lets a proof or an assertion be used once, whichever process it is shown to. */
@Singleton
public class SingleUse {
    private final UsedOnce table;
    private final Clock clock;

    SingleUse(UsedOnce table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Whether this is the first time.
     *
     * @param issuer whose ids they are: others may count the same
     * @param lifetime how long it could be used at all
     */
    @Transactional
    public boolean isFirst(String issuer, String id, Duration lifetime) {
        return table.add(issuer + "\n" + id, clock.instant(), clock.instant().plus(lifetime)) == 1;
    }
}
