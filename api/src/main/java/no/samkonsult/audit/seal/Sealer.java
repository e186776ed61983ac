package no.samkonsult.audit.seal;

import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;

/**
 * Gives rows of the audit trail their number and hash, after the act that wrote them, so that acts need not wait for one
 * another.
 *
 * <p>Any number of processes may try: an advisory lock lets one through, until its transaction has ended. The next one
 * asks for the head after it has the lock, and so sees what that one sealed.
 */
@Singleton
public class Sealer {
    private static final int BATCH = 1_000;

    private final SealTable table;
    private final Heads heads;
    private final Transactions transactions;

    Sealer(SealTable table, Heads heads, Transactions transactions) {
        this.table = table;
        this.heads = heads;
        this.transactions = transactions;
    }

    /** Seals all rows that can be seen, unless another process does. */
    public void seal() {
        int sealed;
        do {
            sealed = transactions.as(SystemPrincipal.AUDIT, this::sealBatch);
        } while (sealed == BATCH);
    }

    /** Writes the head down outside the database, once a day. It is asked for when sealing is done: only what is committed goes out. */
    void exportHead() {
        transactions
                .as(SystemPrincipal.AUDIT, _ -> table.claim() ? table.head() : Optional.<Head>empty())
                .ifPresent(heads::export);
    }

    private int sealBatch(TransactionStatus<Connection> transaction) {
        if (!table.claim()) {
            return 0;
        }
        List<Sealed> links = links(table.head().orElse(Head.NONE), table.unsealed(BATCH));
        if (!links.isEmpty()) {
            table.seal(transaction.getConnection(), links);
        }
        return links.size();
    }

    private static List<Sealed> links(Head head, List<Row> rows) {
        var links = new ArrayList<Sealed>(rows.size());
        Head last = head;
        for (Row row : rows) {
            Sealed link = last.next(row);
            links.add(link);
            last = link.head();
        }
        return links;
    }
}
