package no.samkonsult;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.samkonsult.platform.Lifetime;
import no.samkonsult.platform.Service;
import no.samkonsult.platform.ServiceRole;
import no.samkonsult.platform.Settings;
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
            description = "What this process does: web, gateway, fhir. All, if not given.")
    Set<ServiceRole> roles = EnumSet.allOf(ServiceRole.class);

    @Override
    public void run() {
        Settings settings = Settings.of(System.getenv());
        RequiredSetting.check(roles, settings.values());
        Service service = Service.start(roles, settings.fromFiles());
        System.out.printf("Samkonsult is ready: %s on port %d%n", roles, service.port());
        Lifetime.untilStopped(List.of(service));
    }
}
