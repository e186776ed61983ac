package no.samkonsult.platform;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** Runs work as one transaction in somebody's name. */
@Singleton
public final class Transactions {
    private final TransactionOperations<Connection> transactions;

    Transactions(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Runs work in the name of an actor, whom the database's policies know until the transaction ends. */
    public <T> T as(Actor actor, Function<Connection, T> work) {
        return transactions.executeWrite(status -> {
            name(status.getConnection(), actor);
            return work.apply(status.getConnection());
        });
    }

    private static void name(Connection connection, Actor actor) {
        try (var statement = connection.prepareStatement("SELECT set_config('samkonsult.principal', ?, true)")) {
            statement.setString(1, actor.setting());
            statement.execute();
        } catch (SQLException broken) {
            throw new IllegalStateException("the transaction has no name", broken);
        }
    }
}
