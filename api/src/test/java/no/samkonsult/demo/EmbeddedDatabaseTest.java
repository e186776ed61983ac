package no.samkonsult.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.samkonsult.platform.CannotStart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedDatabaseTest {
    private EmbeddedDatabase database;

    @BeforeAll
    void start(@TempDir Path folder) {
        database = EmbeddedDatabase.start(folder, 0);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void keepsWhatItHasCommitted(String setting) throws SQLException {
        assertThat(rows(database, "show " + setting)).containsExactly("on");
    }

    @Test
    void refusesAServerThatCouldLoseWhatItHasCommitted() throws IOException, SQLException {
        try (var fast = EmbeddedPostgres.start();
                var connection = fast.getPostgresDatabase().getConnection()) {
            assertThatThrownBy(() -> EmbeddedDatabase.requireDurable(connection))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("PostgreSQL runs with fsync=off: it must be on");
        }
    }

    @Test
    void givesNoRoleMoreThanALogin() throws SQLException {
        assertThat(rows(database, """
                select concat_ws(' ', rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole)
                from pg_roles where rolname like 'samkonsult%' order by rolname
                """))
                .containsExactly(
                        "samkonsult_app t f f f f", "samkonsult_intake t f f f f", "samkonsult_owner t f f f f");
    }

    @Test
    void belongsToTheOwner() throws SQLException {
        assertThat(rows(database, """
                select datdba::regrole from pg_database where datname = current_database()
                """)).containsExactly("samkonsult_owner");
    }

    @Test
    void hasTheExtensionsThatOnlyASuperuserMayCreate() throws SQLException {
        assertThat(rows(database, "select extname from pg_extension")).contains("btree_gist", "pg_trgm", "pgcrypto");
    }

    @Test
    void knowsTheNorwegianAlphabetWhateverTheLocaleOfTheMachine() throws SQLException {
        assertThat(rows(database, "select lower('ÆØÅ')")).containsExactly("æøå");
        assertThat(rows(database, "select similarity('Åsane', 'åsane')")).containsExactly("1");
    }

    @Test
    void isReachedFromThisMachineOnly() throws SQLException {
        assertThat(rows(database, "show listen_addresses")).containsExactly("127.0.0.1");
    }

    @Test
    void keepsItsTablesFromStartToStart(@TempDir Path folder) throws SQLException {
        try (var first = EmbeddedDatabase.start(folder, 0)) {
            execute(first, "create table kept (word text)");
            execute(first, "insert into kept values ('still here')");
        }
        try (var second = EmbeddedDatabase.start(folder, 0)) {
            assertThat(rows(second, "select word from kept")).containsExactly("still here");
        }
    }

    @Test
    void saysInOneLineThatItsPortIsInUse(@TempDir Path folder) throws IOException {
        try (var occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = occupied.getLocalPort();
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, port))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("Port %d on 127.0.0.1 is in use: PostgreSQL cannot start".formatted(port));
        }
    }

    private static List<String> rows(EmbeddedDatabase database, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
    }
}
