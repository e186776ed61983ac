package no.samkonsult.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A site for each broker on one database, made when they are first needed, and made anew after a run that failed. */
final class Sites implements AutoCloseable {
    private final Path folder;
    private final Results results;
    private final Database database;
    private final Map<BrokerKind, Site> open = new EnumMap<>(BrokerKind.class);

    private Sites(Path folder, Results results, Database database) {
        this.folder = folder;
        this.results = results;
        this.database = database;
    }

    static Sites create(Path folder, Results results) throws IOException, SQLException {
        Assumptions.assumeTrue(
                BrokerKind.isMosquittoInstalled() || System.getenv("SAMKONSULT_REQUIRE_BROKER") != null,
                "Skipped: there is no Mosquitto. On Debian: apt install mosquitto.");
        return new Sites(folder, results, Database.create(folder.resolve("database"), Disk.ofThisMachine()));
    }

    Account run(Run run, BrokerKind broker) throws Exception {
        Site site = of(broker);
        boolean passed = false;
        try {
            Account account = run.on(site, results);
            passed = true;
            return account;
        } finally {
            if (!passed) {
                open.remove(broker);
                site.close();
                revive();
            }
        }
    }

    Database database() {
        return database;
    }

    Results results() {
        return results;
    }

    private Site of(BrokerKind broker) throws IOException, SQLException {
        Site site = open.get(broker);
        if (site == null) {
            site = Site.create(Files.createTempDirectory(folder, "site"), database, broker);
            open.put(broker, site);
        }
        return site;
    }

    private void revive() throws IOException {
        if (!database.answers()) {
            database.stopImmediately();
            database.start();
        }
    }

    @Override
    public void close() {
        open.values().forEach(Site::close);
        database.close();
        System.out.println(results);
    }
}
