package no.samkonsult.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import no.samkonsult.platform.CannotStart;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a demo: its database, its broker's messages and the key of its tokens.
 *
 * <p>One process holds it at a time, since two servers on the same files would ruin them. The file that is locked also marks
 * the folder as ours: no other folder is written to or emptied, whatever path was mistyped.
 */
public final class DataDirectory implements AutoCloseable {
    private static final String MARKER = "samkonsult-demo.lock";
    private static final String TOKEN_KEY = "token.key";
    private static final int TOKEN_KEY_BYTES = 32;

    private final Path root;
    private final FileChannel marker;

    private DataDirectory(Path root, FileChannel marker) {
        this.root = root;
        this.marker = marker;
    }

    /** Takes the folder, creating what is missing; {@code fresh} empties it first. */
    public static DataDirectory open(Path path, boolean fresh) {
        try {
            var root = Files.createDirectories(path).toRealPath();
            requireOurs(root);
            return prepared(new DataDirectory(root, lock(root)), fresh);
        } catch (IOException unusable) {
            throw new CannotStart("The data directory %s cannot be used: %s".formatted(path, unusable), unusable);
        }
    }

    public Path postgresql() {
        return root.resolve("postgresql");
    }

    public Path broker() {
        return root.resolve("broker");
    }

    /** Where the heads of the audit trail are written down. */
    public Path auditHeads() {
        return root.resolve("audit-heads");
    }

    /** The key that signs this demo's tokens, 256 random bits, the same from start to start. */
    public byte[] tokenKey() {
        try {
            return Files.readAllBytes(root.resolve(TOKEN_KEY));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Lets another process take the folder. */
    @Override
    public void close() {
        try {
            marker.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void requireOurs(Path root) throws IOException {
        if (Files.exists(root.resolve(MARKER))) {
            return;
        }
        try (var entries = Files.list(root)) {
            if (entries.findAny().isPresent()) {
                throw new CannotStart("%s holds files that are not Samkonsult's: name an empty or new data directory"
                        .formatted(root));
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        var marker = FileChannel.open(root.resolve(MARKER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(marker) == null) {
            marker.close();
            throw new CannotStart("The data directory %s is in use by another Samkonsult".formatted(root));
        }
        return marker;
    }

    private static @Nullable FileLock tryLock(FileChannel marker) throws IOException {
        try {
            return marker.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static DataDirectory prepared(DataDirectory directory, boolean fresh) throws IOException {
        try {
            directory.prepare(fresh);
            return directory;
        } catch (IOException | CannotStart failure) {
            directory.close();
            throw failure;
        }
    }

    private void prepare(boolean fresh) throws IOException {
        if (fresh) {
            LeftOverPostmaster.stop(postgresql());
            empty();
        }
        Files.createDirectories(postgresql());
        Files.createDirectories(broker());
        if (!Files.exists(root.resolve(TOKEN_KEY))) {
            createTokenKey();
        }
    }

    /** Written beside its place and moved there whole: a process killed in between leaves no short key behind. */
    private void createTokenKey() throws IOException {
        var key = new byte[TOKEN_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var unfinished = root.resolve(TOKEN_KEY + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(unfinished, key);
        Files.move(unfinished, root.resolve(TOKEN_KEY), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes everything but the marker, which is locked; a symbolic link is removed, never followed. */
    private void empty() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(root.resolve(MARKER))) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!folder.equals(root)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
