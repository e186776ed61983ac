package no.samkonsult.audit.review;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for unusual patterns in what has been sealed since it looked last.
 *
 * <p>Seals are numbered in the order of commits and without gaps, so no act is left out and none is looked at twice; how far
 * it has come is a row, which one process locks at a time.
 */
@Singleton
@Requires(property = "samkonsult.role.web", value = "true")
class Review {
    private static final Logger LOG = LoggerFactory.getLogger(Review.class);
    private static final int BATCH = 1_000;

    private final ReviewTable table;
    private final Thresholds thresholds;
    private final Transactions transactions;

    Review(ReviewTable table, Thresholds thresholds, Transactions transactions) {
        this.table = table;
        this.thresholds = thresholds;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelay = "2s")
    void goOn() {
        boolean more;
        do {
            more = transactions.as(SystemPrincipal.AUDIT, _ -> reviewBatch());
        } while (more);
    }

    private boolean reviewBatch() {
        Optional<Long> after = table.claim();
        Optional<Long> last = after.flatMap(number -> table.endOfBatch(number, BATCH));
        if (after.isEmpty() || last.isEmpty()) {
            return false;
        }
        List<Suspicion> found = suspicions(after.get(), last.get());
        found.forEach(table::put);
        table.comeTo(last.get());
        if (!found.isEmpty()) {
            LOG.info("audit-findings={} sealed-no={}", found.size(), last.get());
        }
        return true;
    }

    private List<Suspicion> suspicions(long after, long last) {
        Stream<Suspicion> inVisits = table.visits(after, last).stream()
                .flatMap(visit -> PatternRules.patternsOf(visit, thresholds.doors()).stream()
                        .map(pattern -> Suspicion.of(visit, pattern)));
        return Stream.concat(inVisits, table.manyPatients(after, last, thresholds).stream())
                .toList();
    }
}
