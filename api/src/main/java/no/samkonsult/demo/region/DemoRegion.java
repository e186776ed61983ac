package no.samkonsult.demo.region;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** The demo region: the seven Nordhordland municipalities, their hospitals, fictional people with synthetic identity numbers. */
public final class DemoRegion {
    private static final String TODAY = "SELECT (now() AT TIME ZONE 'Europe/Oslo')::date";
    private static final String IS_LOADED = "SELECT EXISTS (SELECT FROM organisation WHERE id = ?)";

    private DemoRegion() {}

    /** Loads the region into an empty database, all or nothing; does nothing where it is loaded. */
    public static void load(String url, String appPassword) {
        try (Connection connection = Loader.connect(url, appPassword)) {
            connection.setAutoCommit(false);
            if (!isLoaded(connection)) {
                write(new Rows(connection));
                connection.commit();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("the demo region cannot be loaded", broken);
        }
    }

    private static void write(Rows rows) throws SQLException {
        new OrganisationRows(rows).write();
        new PatientRows(rows).write();
        new DeviceRows(rows).write();
        new PlanRows(rows).write();
        new StockRows(rows).write();
        LocalDate today = today(rows.transaction());
        new CalendarRows(rows).write(today);
        new RosterRows(rows).write(today);
        new AnswerRows(rows).write(today);
    }

    private static LocalDate today(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TODAY)) {
            rows.next();
            return rows.getObject(1, LocalDate.class);
        }
    }

    private static boolean isLoaded(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(IS_LOADED)) {
            statement.setObject(1, Workplace.HEALTH_HOUSE.id());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
