package no.samkonsult;

import no.samkonsult.platform.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings the database schema up to this version, as its owner. */
@Command(
        name = "migrate",
        description = "Brings the database schema up to this version, as its owner.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Runnable {
    @Option(
            names = "--url",
            defaultValue = "${env:SAMKONSULT_DATABASE_URL:-jdbc:postgresql://127.0.0.1:5432/samkonsult}",
            description = "JDBC address of the database; SAMKONSULT_DATABASE_URL if not given.")
    String url = "";

    @Override
    public void run() {
        Schema.migrate(url, System.getenv().getOrDefault("SAMKONSULT_OWNER_PASSWORD", ""));
    }
}
