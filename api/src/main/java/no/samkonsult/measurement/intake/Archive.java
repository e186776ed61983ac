package no.samkonsult.measurement.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import no.samkonsult.platform.CannotStart;
import org.postgresql.PGConnection;

/** Writes a month of measurements to a file that any program can read: CSV (RFC 4180), compressed, with a SHA-256 beside it. */
public final class Archive {
    private static final String SUM = ".sha256";

    private Archive() {}

    /**
     * Writes the month, and then removes it from the database where that is asked for.
     *
     * @param month one that is over
     * @return how many measurements were written
     */
    public static long write(String url, String ownerPassword, YearMonth month, Path folder, boolean remove) {
        String partition = "measurement_%d_%02d".formatted(month.getYear(), month.getMonthValue());
        Path file = folder.resolve(partition + ".csv.gz");
        try (Connection connection = DriverManager.getConnection(url, "samkonsult_owner", ownerPassword)) {
            connection.setAutoCommit(false);
            requireOver(connection, month);
            try (var lock = connection.createStatement()) {
                lock.execute("LOCK TABLE %s IN SHARE MODE".formatted(partition));
            }
            Files.createDirectories(folder);
            long rows = copy(connection, partition, file);
            if (remove) {
                drop(connection, partition);
            }
            connection.commit();
            return rows;
        } catch (SQLException failure) {
            throw new CannotStart("%s cannot be archived: %s".formatted(month, failure.getMessage()), failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void requireOver(Connection connection, YearMonth month) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT to_char(now() AT TIME ZONE 'Europe/Oslo', 'YYYY-MM')")) {
            rows.next();
            if (!month.isBefore(YearMonth.parse(rows.getString(1)))) {
                throw new CannotStart("--month %s is not over".formatted(month));
            }
        }
    }

    private static long copy(Connection connection, String partition, Path file) throws SQLException, IOException {
        MessageDigest digest = sha256();
        long rows;
        try (OutputStream bytes = new DigestOutputStream(Files.newOutputStream(file), digest);
                OutputStream compressed = new GZIPOutputStream(bytes)) {
            rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY %s TO STDOUT (FORMAT csv, HEADER)".formatted(partition), compressed);
        }
        String sum = "%s  %s%n".formatted(HexFormat.of().formatHex(digest.digest()), file.getFileName());
        Files.writeString(file.resolveSibling(file.getFileName() + SUM), sum, StandardCharsets.US_ASCII);
        return rows;
    }

    private static void drop(Connection connection, String partition) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + partition);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
