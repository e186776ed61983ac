package no.samkonsult.scheduling.advice;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.advice.AdviceTable.Late;
import no.samkonsult.shared.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever asked, and whoever holds it or else the department, once, that a deadline has passed without an answer. */
@Singleton
class Overdue {
    private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);

    private final AdviceTable table;
    private final AdviceNews news;
    private final Transactions transactions;
    private final Clock clock;

    Overdue(AdviceTable table, AdviceNews news, Transactions transactions, Clock clock) {
        this.table = table;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One round; several processes may go one at the same time. */
    void round() {
        Instant now = clock.instant();
        transactions.as(SystemPrincipal.ADVICE, _ -> {
            List<Late> late = table.overdue(now);
            late.forEach(each -> {
                news.overdue(each.id(), people(each), now);
                LOG.info("advice={} overdue", each.id());
            });
            return late;
        });
    }

    private List<PersonId> people(Late late) {
        PersonId holder = late.holder();
        List<PersonId> answering =
                holder == null ? table.department(late.hospital(), late.specialty()) : List.of(holder);
        return Stream.concat(Stream.of(late.asker()), answering.stream()).toList();
    }
}
