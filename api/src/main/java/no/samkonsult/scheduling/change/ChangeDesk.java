package no.samkonsult.scheduling.change;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Consultations;
import no.samkonsult.shared.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where those at work change what is booked.
 *
 * <p>A consultation that is moved, or in which somebody is replaced, stays the same one, in its next version. A lost race
 * leaves everything as it was, and is answered with what else there is.
 */
@Singleton
public class ChangeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeDesk.class);
    private static final int ATTEMPTS = 3;

    private final Rearrangement rearrangement;
    private final ChangeOptions options;
    private final Consultations consultations;
    private final Transactions transactions;
    private final Clock clock;

    ChangeDesk(
            Rearrangement rearrangement,
            ChangeOptions options,
            Consultations consultations,
            Transactions transactions,
            Clock clock) {
        this.rearrangement = rearrangement;
        this.options = options;
        this.consultations = consultations;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Changing change(Principal who, Change wish) {
        return change(who, List.of(wish));
    }

    /**
     * Changes several, all or none, trying anew when a race was lost over time that may still be free. Not one transaction: each
     * attempt is. The first of them is what is told of.
     */
    public Changing change(Principal who, List<Change> wishes) {
        Change first = wishes.getFirst();
        if (wishes.stream().anyMatch(this::isPast)) {
            throw new InvalidInput("start", "is in the past");
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            switch (rearrangement.attempt(who, wishes)) {
                case Rearrangement.Attempt.Made() -> {
                    wishes.forEach(
                            wish -> LOG.info("consultation={} changed by={}", wish.consultation(), who.person()));
                    return new Changing.Changed(transactions.as(who, _ -> consultations.find(first.consultation())));
                }
                case Rearrangement.Attempt.NotFree(Change wish) -> {
                    return options.instead(who, wish);
                }
                case Rearrangement.Attempt.Refused(Changing why) -> {
                    return why;
                }
                case Rearrangement.Attempt.LostRace() -> {}
            }
        }
        return options.instead(who, first);
    }

    private boolean isPast(Change wish) {
        return wish.start() != null && wish.start().isBefore(clock.instant());
    }
}
