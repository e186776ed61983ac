package no.samkonsult;

import java.nio.file.Path;
import java.time.YearMonth;
import no.samkonsult.measurement.intake.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a month of measurements out into a file. */
@Command(
        name = "measurement-archive",
        description = "Writes a month of measurements to a compressed CSV file with its SHA-256, as samkonsult_owner, "
                + "whose password is in SAMKONSULT_OWNER_PASSWORD.",
        mixinStandardHelpOptions = true)
final class MeasurementArchiveCommand implements Runnable {
    @Option(
            names = "--url",
            defaultValue = "${env:SAMKONSULT_DATABASE_URL:-jdbc:postgresql://127.0.0.1:5432/samkonsult}",
            description = "JDBC address of the database; SAMKONSULT_DATABASE_URL if not given.")
    String url = "";

    @Option(names = "--month", required = true, description = "A month that is over, such as 2026-01.")
    YearMonth month = YearMonth.of(1970, 1);

    @Option(names = "--to", required = true, description = "The folder for the file.")
    Path folder = Path.of(".");

    @Option(names = "--remove", description = "Removes the month from the database once it is written.")
    boolean remove;

    @Override
    public void run() {
        long rows = Archive.write(
                url, System.getenv().getOrDefault("SAMKONSULT_OWNER_PASSWORD", ""), month, folder, remove);
        System.out.printf("%d measurements written.%n", rows);
    }
}
