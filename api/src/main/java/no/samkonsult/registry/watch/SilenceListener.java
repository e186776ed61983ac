package no.samkonsult.registry.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Told of devices that are missed and of those that are heard from again, in the transaction that notes it, which runs in the
 * name of {@code SystemPrincipal.DEVICES}. If it throws, nothing is noted, and the next round finds the same.
 */
public interface SilenceListener {
    /** Devices that are missed, each by itself: not one of many with one cause. */
    void missed(Connection transaction, List<Missed> devices) throws SQLException;

    /** The names of devices that are heard from again, or that nobody has any more. */
    void heardAgain(Connection transaction, List<String> devices) throws SQLException;
}
