package no.samkonsult.kills;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Database, broker and gateway, each in a process of its own, and the devices they know.
 *
 * @param devices those that the fleet plays
 * @param other one that is left for special purposes
 */
record Site(Path folder, Database database, Broker broker, Gateway gateway, List<String> devices, String other)
        implements AutoCloseable {
    private static final int DEVICES = 24;
    private static final String CLIENT_ID = Broker.GATEWAY + "/1";

    /** On a database that others may use at another time. */
    static Site create(Path folder, Database database, BrokerKind kind) throws IOException, SQLException {
        List<String> all = database.devices();
        List<String> fleet = IntStream.range(0, DEVICES)
                .mapToObj(number -> all.get(number * (all.size() - 1) / DEVICES))
                .toList();
        Broker broker = Broker.create(kind, folder.resolve("broker"), all);
        Gateway gateway = Gateway.create(folder.resolve("gateway"), database, broker, CLIENT_ID);
        return new Site(folder, database, broker, gateway, fleet, all.getLast());
    }

    /** One more gateway: with the first one's client id, or with its own. */
    Gateway another(String suffix) throws IOException {
        return Gateway.create(folder.resolve("another"), database, broker, Broker.GATEWAY + "/" + suffix);
    }

    /** The database, which is not this site's own, lives on. */
    @Override
    public void close() {
        gateway.close();
        broker.close();
    }
}
