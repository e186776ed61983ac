package no.samkonsult.demo.region;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import no.samkonsult.platform.SystemPrincipal;

/** Connects to the database as the service does, in the name of the part of it that writes the demo region. */
final class Loader {
    private static final String APP = "samkonsult_app";

    private Loader() {}

    static Connection connect(String url, String appPassword) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", APP);
        properties.setProperty("password", appPassword);
        properties.setProperty("options", "-c samkonsult.principal=" + SystemPrincipal.LOADER.setting());
        return DriverManager.getConnection(url, properties);
    }
}
