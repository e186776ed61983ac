package no.samkonsult;

import java.nio.file.Path;
import java.time.Period;
import no.samkonsult.audit.seal.Pruning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes audit rows older than an organisation keeps them. Nothing does so by itself: without this command all are kept. */
@Command(
        name = "audit-prune",
        description = "Removes the part of the audit trail that is older than it is kept, as samkonsult_owner, "
                + "whose password is in SAMKONSULT_OWNER_PASSWORD. What is left can still be verified.",
        mixinStandardHelpOptions = true)
final class AuditPruneCommand implements Runnable {
    @Option(
            names = "--url",
            defaultValue = "${env:SAMKONSULT_DATABASE_URL:-jdbc:postgresql://127.0.0.1:5432/samkonsult}",
            description = "JDBC address of the database; SAMKONSULT_DATABASE_URL if not given.")
    String url = "";

    @Option(
            names = "--heads",
            required = true,
            defaultValue = "${env:SAMKONSULT_AUDIT_HEADS}",
            description = "The folder of audit-heads.txt; SAMKONSULT_AUDIT_HEADS if not given.")
    Path heads = Path.of(".");

    @Option(
            names = "--keep",
            required = true,
            defaultValue = "${env:SAMKONSULT_AUDIT_RETENTION}",
            description = "How long rows are kept, as ISO 8601 such as P10Y; SAMKONSULT_AUDIT_RETENTION if not given.")
    Period keep = Period.ZERO;

    @Override
    public void run() {
        long removed = Pruning.prune(url, System.getenv().getOrDefault("SAMKONSULT_OWNER_PASSWORD", ""), heads, keep);
        System.out.printf("%d rows removed.%n", removed);
    }
}
