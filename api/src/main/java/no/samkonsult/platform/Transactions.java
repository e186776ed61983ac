package no.samkonsult.platform;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a transaction begins: each says first in whose name it runs, and the database's policies decide by
 * that which rows there are. A statement outside of it finds none.
 *
 * <p>Who acts is always handed in. What is kept here is only which transaction of which actor this thread is inside, so that
 * joining one costs nothing.
 */
@Singleton
public class Transactions {
    private static final ScopedValue<Actor> INSIDE = ScopedValue.newInstance();
    private static final String IN_WHOSE_NAME = "SELECT act_as(?)";

    private final TransactionOperations<Connection> operations;

    Transactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    /**
     * Does some work in the name of an actor, all or nothing.
     *
     * <p>Inside a person's transaction a part of the service may act in its own name: the same transaction, with the rights
     * of that part for as long as its work lasts. One person never acts inside another's.
     */
    public <T extends @Nullable Object> T as(Actor actor, Function<TransactionStatus<Connection>, T> work) {
        if (!INSIDE.isBound()) {
            return operations.executeWrite(transaction -> {
                name(transaction, actor);
                return within(actor, transaction, work);
            });
        }
        if (INSIDE.get().equals(actor)) {
            return operations.executeWrite(work::apply);
        }
        if (actor instanceof Principal && INSIDE.get() instanceof Principal) {
            throw new IllegalStateException("one person's transaction inside another's");
        }
        return operations.executeWrite(transaction -> inOtherName(actor, transaction, work));
    }

    /** Tells open pages that topics have changed, if and when the transaction that this is called in commits. */
    public void announce(Collection<String> topics) {
        try {
            LiveNotices.send(operations.getConnection(), topics);
        } catch (SQLException failure) {
            throw new IllegalStateException("a notice could not be sent", failure);
        }
    }

    private static <T extends @Nullable Object> T within(
            Actor actor, TransactionStatus<Connection> transaction, Function<TransactionStatus<Connection>, T> work) {
        return ScopedValue.where(INSIDE, actor).call(() -> work.apply(transaction));
    }

    /** After a failure nothing of the transaction is kept. */
    private static <T extends @Nullable Object> T inOtherName(
            Actor actor, TransactionStatus<Connection> transaction, Function<TransactionStatus<Connection>, T> work) {
        Actor outer = INSIDE.get();
        name(transaction, actor);
        try {
            T result = within(actor, transaction, work);
            name(transaction, outer);
            return result;
        } catch (RuntimeException failure) {
            transaction.setRollbackOnly();
            throw failure;
        }
    }

    private static void name(TransactionStatus<Connection> transaction, Actor actor) {
        try (PreparedStatement statement = transaction.getConnection().prepareStatement(IN_WHOSE_NAME)) {
            statement.setString(1, actor.setting());
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException("the transaction could not be named", failure);
        }
    }
}
