package no.samkonsult;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samkonsult.platform.Lifetime;
import no.samkonsult.platform.Service;
import no.samkonsult.platform.ServiceRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the service for real, on servers that environment variables name. */
@Command(
        name = "serve",
        description = "Runs the service against the database and broker that environment variables name.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {
    @Option(
            names = "--role",
            split = ",",
            paramLabel = "ROLE",
            description = "What this process does: ${COMPLETION-CANDIDATES}. All, if not given.")
    Set<ServiceRole> roles = EnumSet.allOf(ServiceRole.class);

    @Override
    public void run() {
        Lifetime.untilStopped(List.of(Service.start(roles, Map.of())));
    }
}
