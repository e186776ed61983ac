package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import no.samkonsult.RunningDemo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

class PooledConnectionTest {
    /** The pool tries a connection that nobody had for half a second, and each every two minutes. */
    private static final Duration IDLE = Duration.ofMillis(700);

    /** An older one would tell an older time: access that has ended would still be granted, and what was just given not yet. */
    @ParameterizedTest
    @ValueSource(strings = {"default", "intake"})
    void aConnectionIsInNoTransactionWhenItComesFromThePool(String name) throws SQLException {
        DataSource pool = DelegatingDataSource.unwrapDataSource(
                RunningDemo.bean(ApplicationContext.class).getBean(DataSource.class, Qualifiers.byName(name)));
        try (Connection used = pool.getConnection()) {
            used.rollback();
        }
        await().pollDelay(IDLE).until(() -> true);
        try (Connection tried = pool.getConnection()) {
            assertThat(tried.unwrap(BaseConnection.class).getTransactionState()).isEqualTo(TransactionState.IDLE);
        }
    }
}
