package no.samkonsult.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import no.samkonsult.platform.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOverPostmasterTest {
    private final Path folder;

    LeftOverPostmasterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void isStoppedByTheNextStartWhichHasAllItsCommittedRows() throws IOException, SQLException {
        var leftOver = leaveBehind();
        try (var directory = DataDirectory.open(folder, false);
                var database = EmbeddedDatabase.start(directory.postgresql(), 0)) {
            assertThat(leftOver.isAlive()).isFalse();
            assertThat(word(database.url())).isEqualTo("committed");
        }
    }

    @Test
    void isStoppedOnItsOwnPortTooAndNotAttachedTo() throws IOException, SQLException {
        var leftOver = leaveBehind();
        var port = Integer.parseInt(
                Files.readAllLines(folder.resolve("postgresql/postmaster.pid")).get(3));
        try (var directory = DataDirectory.open(folder, false);
                var database = EmbeddedDatabase.start(directory.postgresql(), port)) {
            assertThat(leftOver.isAlive()).isFalse();
            assertThat(database.url()).contains(":" + port + "/");
            assertThat(word(database.url())).isEqualTo("committed");
        }
    }

    @Test
    void isStoppedBeforeAFreshStartDeletesItsFiles() throws IOException, SQLException {
        var leftOver = leaveBehind();
        try (var directory = DataDirectory.open(folder, true)) {
            assertThat(leftOver.isAlive()).isFalse();
            assertThat(directory.postgresql()).isEmptyDirectory();
        }
    }

    @Test
    void isNotLookedForWhileItsProcessLives() throws IOException, SQLException {
        try (var first = DemoProcess.start(folder)) {
            commit(first.url());
            assertThatThrownBy(() -> DataDirectory.open(folder, false))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is in use by another Samkonsult")
                    .hasMessageNotContaining("\n");
            assertThat(word(first.url())).isEqualTo("committed");
        }
        LeftOverPostmaster.stop(folder.toRealPath().resolve("postgresql"));
    }

    @Test
    void isNotMistakenForAProcessThatGotItsNumber() throws IOException {
        var pidFile = folder.resolve("postmaster.pid");
        var self = ProcessHandle.current();
        Files.writeString(pidFile, self.pid() + "\n" + folder + "\n");
        LeftOverPostmaster.stop(folder);
        assertThat(self.isAlive()).isTrue();
        assertThat(pidFile).doesNotExist();
    }

    /** A server whose process was killed after one commit. */
    private ProcessHandle leaveBehind() throws IOException, SQLException {
        try (var killed = DemoProcess.start(folder)) {
            commit(killed.url());
        }
        var pid =
                Files.readAllLines(folder.resolve("postgresql/postmaster.pid")).getFirst();
        var leftOver = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        assertThat(leftOver.isAlive()).isTrue();
        return leftOver;
    }

    private static void commit(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select 'committed' as word");
        }
    }

    private static String word(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select word from kept")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
