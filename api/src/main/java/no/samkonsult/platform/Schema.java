package no.samkonsult.platform;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/** The database schema: brought up to date by its owner, and only checked by everyone else. */
public final class Schema {
    private static final String OWNER = "samkonsult_owner";
    private static final String APP = "samkonsult_app";

    private Schema() {}

    /** Brings the schema up to this version, as its owner. A newer schema is refused. */
    public static void migrate(String url, String ownerPassword) {
        Flyway flyway = flyway(url, OWNER, ownerPassword);
        refuseNewer(flyway.info());
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            throw new CannotStart("The database schema could not be migrated: " + firstLine(failure), failure);
        }
    }

    /** Refuses to go on with a schema of another version than this service's own. */
    public static void requireCurrent(String url, String appPassword) {
        MigrationInfoService info = info(flyway(url, APP, appPassword));
        refuseNewer(info);
        if (info.pending().length > 0) {
            throw new CannotStart(
                    "The database schema is older than this version of Samkonsult: run `samkonsult migrate` first.");
        }
    }

    private static MigrationInfoService info(Flyway flyway) {
        try {
            return flyway.info();
        } catch (FlywayException failure) {
            throw new CannotStart("The database cannot be reached: " + firstLine(failure), failure);
        }
    }

    private static void refuseNewer(MigrationInfoService info) {
        Arrays.stream(info.applied())
                .filter(migration -> migration.getState().isResolved() == false)
                .map(MigrationInfo::getVersion)
                .findFirst()
                .ifPresent(version -> {
                    throw new CannotStart(
                            "The database has schema version %s, newer than this version of Samkonsult knows: start the newer version."
                                    .formatted(version));
                });
    }

    private static Flyway flyway(String url, String user, String password) {
        return Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("*:future")
                .load();
    }

    private static String firstLine(FlywayException failure) {
        return String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("no reason given");
    }
}
