package no.samkonsult.audit.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samkonsult.platform.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The head of the chain on each day, in a file outside the database: {@code audit-heads.txt}, one line a day with date,
 * number and hash. Whoever can rewrite the whole chain in the database cannot rewrite this, if the file lies where they
 * cannot reach, such as on storage that only takes additions.
 */
@Singleton
final class Heads {
    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);
    private static final String FILE = "audit-heads.txt";

    private final @Nullable Path directory;
    private final Clock clock;
    private volatile LocalDate exported = LocalDate.MIN;

    Heads(@Value("${samkonsult.audit.head-directory:}") String directory, Clock clock) {
        this.directory = directory.isEmpty() ? null : Path.of(directory);
        this.clock = clock;
        if (directory.isEmpty()) {
            LOG.warn("audit-heads=none reason=SAMKONSULT_AUDIT_HEADS is not set");
        }
    }

    /** A line of the file. */
    record Exported(LocalDate day, long number, String hash) {
        static Exported parse(String line) {
            String[] parts = line.split(" ");
            return new Exported(LocalDate.parse(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }

        @Override
        public String toString() {
            return "%s %d %s".formatted(day, number, hash);
        }
    }

    /** Adds a line for today, if there is none yet. */
    void export(Head head) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Page.ZONE);
        if (directory == null || exported.equals(today)) {
            return;
        }
        if (last(directory).filter(line -> !line.day().isBefore(today)).isEmpty()) {
            append(directory, new Exported(today, head.number(), head.hexadecimal()));
            LOG.info("audit-head={} day={}", head.number(), today);
        }
        exported = today;
    }

    /** All lines, oldest first. */
    static List<Exported> read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Exported::parse).toList()
                    : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Exported> last(Path directory) {
        return read(directory).stream().reduce((_, later) -> later);
    }

    private static void append(Path directory, Exported line) {
        try {
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve(FILE),
                    line + "\n",
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
