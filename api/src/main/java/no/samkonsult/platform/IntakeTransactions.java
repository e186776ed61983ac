package no.samkonsult.platform;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of the intake, which nobody acts in: it connects as {@code samkonsult_intake}, may write what devices send, and
 * cannot read a name.
 */
@Singleton
public class IntakeTransactions {
    private final TransactionOperations<Connection> transactions;

    IntakeTransactions(@Named("intake") TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Does the work and commits it; whatever it throws undoes it. */
    public <T extends @Nullable Object> T run(Function<Connection, T> work) {
        return transactions.executeWrite(status -> work.apply(status.getConnection()));
    }
}
