package no.samkonsult;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import no.samkonsult.audit.seal.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Tells whether the audit trail is what was sealed; ends with 0 only where all of it is. */
@Command(
        name = "audit-verify",
        description = "Checks the audit trail against its chain of hashes and the heads that were written down. "
                + "Reads the database as samkonsult_app, whose password is in SAMKONSULT_APP_PASSWORD.",
        mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {
    @Option(
            names = "--url",
            defaultValue = "${env:SAMKONSULT_DATABASE_URL:-jdbc:postgresql://127.0.0.1:5432/samkonsult}",
            description = "JDBC address of the database; SAMKONSULT_DATABASE_URL if not given.")
    String url = "";

    @Option(
            names = "--heads",
            defaultValue = "${env:SAMKONSULT_AUDIT_HEADS}",
            description =
                    "The folder of audit-heads.txt; SAMKONSULT_AUDIT_HEADS if not given, and none checked if neither.")
    @Nullable
    Path heads;

    @Override
    public Integer call() {
        var verification = Verification.of(url, System.getenv().getOrDefault("SAMKONSULT_APP_PASSWORD", ""), heads);
        verification.flaws().forEach(System.out::println);
        System.out.printf(
                "%d sealed rows, %d flaws%s.%n",
                verification.sealed(), verification.flaws().size(), heads == null ? ", heads not checked" : "");
        return verification.flaws().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
