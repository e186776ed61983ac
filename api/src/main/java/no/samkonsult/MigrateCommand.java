package no.samkonsult;

import java.net.URI;
import no.samkonsult.deviceport.GatewayAccount;
import no.samkonsult.platform.CannotStart;
import no.samkonsult.platform.Schema;
import no.samkonsult.platform.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Brings what the service stands on up to this version: the database schema, as its owner, and the gateway's account at the
 * broker, where the broker's administrator is named. May be repeated.
 */
@Command(
        name = "migrate",
        description =
                "Brings the database schema up to this version, and the gateway's rights at the broker if SAMKONSULT_BROKER_ADMIN_URL is set.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Runnable {
    @Option(
            names = "--url",
            defaultValue = "${env:SAMKONSULT_DATABASE_URL:-jdbc:postgresql://127.0.0.1:5432/samkonsult}",
            description = "JDBC address of the database; SAMKONSULT_DATABASE_URL if not given.")
    String url = "";

    @Option(
            names = "--broker",
            defaultValue = "${env:SAMKONSULT_BROKER_ADMIN_URL}",
            description = "Address of the broker for its administrator; SAMKONSULT_BROKER_ADMIN_URL if not given.")
    @Nullable
    URI broker;

    @Override
    public void run() {
        Settings settings = Settings.of(System.getenv());
        Schema.migrate(
                url, required(settings, "SAMKONSULT_OWNER_PASSWORD", "the database password of samkonsult_owner"));
        if (broker != null) {
            GatewayAccount.provision(
                    broker,
                    settings.value("SAMKONSULT_BROKER_CA"),
                    settings.values().getOrDefault("SAMKONSULT_BROKER_ADMIN_USER", "admin"),
                    required(
                            settings, "SAMKONSULT_BROKER_ADMIN_PASSWORD", "the password of the broker's administrator"),
                    settings.values().getOrDefault("SAMKONSULT_BROKER_USER", "samkonsult-gateway"),
                    required(settings, "SAMKONSULT_BROKER_PASSWORD", "the password the gateway is to have"));
        }
    }

    private static String required(Settings settings, String name, String meaning) {
        String value = settings.value(name);
        if (value.isEmpty()) {
            throw new CannotStart("%s is not set: it is %s".formatted(name, meaning));
        }
        return value;
    }
}
