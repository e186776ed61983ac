package no.samkonsult.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import no.samkonsult.platform.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private final Path folder;

    DataDirectoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void keepsItsTokenKeyFromStartToStart() {
        byte[] first;
        try (var directory = DataDirectory.open(folder, false)) {
            first = directory.tokenKey();
        }
        try (var directory = DataDirectory.open(folder, false)) {
            assertThat(directory.tokenKey()).hasSize(32).isEqualTo(first);
        }
    }

    @Test
    void showsItsTokenKeyToItsOwnerOnly() throws IOException {
        try (var _ = DataDirectory.open(folder, false)) {
            var permissions = Files.getPosixFilePermissions(folder.resolve("token.key"));
            assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        }
    }

    @Test
    void isCreatedWhereThereIsNone() {
        try (var directory = DataDirectory.open(folder.resolve("a/b"), false)) {
            assertThat(directory.postgresql()).isEmptyDirectory();
            assertThat(directory.broker()).isEmptyDirectory();
        }
    }

    @Test
    void keepsItsFilesUnlessFreshIsAskedFor() throws IOException {
        byte[] key;
        Path kept;
        try (var directory = DataDirectory.open(folder, false)) {
            key = directory.tokenKey();
            kept = Files.writeString(
                    Files.createDirectories(directory.broker().resolve("data")).resolve("message"), "m");
        }
        try (var _ = DataDirectory.open(folder, false)) {
            assertThat(kept).exists();
        }
        try (var directory = DataDirectory.open(folder, true)) {
            assertThat(directory.broker()).isEmptyDirectory();
            assertThat(directory.tokenKey()).isNotEqualTo(key);
        }
    }

    @Test
    void removesALinkWithoutFollowingIt(@TempDir Path elsewhere) throws IOException {
        var precious = Files.writeString(elsewhere.resolve("precious"), "p");
        try (var directory = DataDirectory.open(folder, false)) {
            Files.createSymbolicLink(directory.broker().resolve("link"), elsewhere);
        }
        try (var directory = DataDirectory.open(folder, true)) {
            assertThat(directory.broker()).isEmptyDirectory();
            assertThat(precious).exists();
        }
    }

    @Test
    void leavesAFolderAloneThatIsNotOurs() throws IOException {
        var precious = Files.writeString(folder.resolve("precious"), "p");
        for (var fresh : new boolean[] {false, true}) {
            assertThatThrownBy(() -> DataDirectory.open(folder, fresh))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("holds files that are not Samkonsult's")
                    .hasMessageNotContaining("\n");
        }
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(precious));
        assertThat(precious).hasContent("p");
    }

    @Test
    void isHeldByOneAtATimeAndFreshDoesNotEmptyWhatIsHeld() {
        try (var first = DataDirectory.open(folder, false)) {
            var key = first.tokenKey();
            for (var fresh : new boolean[] {false, true}) {
                assertThatThrownBy(() -> DataDirectory.open(folder, fresh))
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("is in use by another Samkonsult")
                        .hasMessageNotContaining("\n");
            }
            assertThat(first.tokenKey()).isEqualTo(key);
        }
        DataDirectory.open(folder, false).close();
    }
}
