package no.samkonsult.deviceport;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samkonsult.demo.EmbeddedDatabase;
import no.samkonsult.device.decode.sparkplug.Births;
import no.samkonsult.device.decode.sparkplug.EdgeNode;
import no.samkonsult.platform.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class BirthTableTest implements BirthsContract {
    private EmbeddedDatabase database;
    private ApplicationContext service;

    @BeforeAll
    void start(@TempDir Path folder) {
        database = EmbeddedDatabase.start(folder, 0);
        Schema.migrate(database.url(), EmbeddedDatabase.OWNER_PASSWORD);
        service = ApplicationContext.run(Map.of(
                "datasources.default.url",
                database.url(),
                "datasources.default.password",
                EmbeddedDatabase.APP_PASSWORD,
                "datasources.intake.url",
                database.url(),
                "datasources.intake.password",
                EmbeddedDatabase.INTAKE_PASSWORD));
    }

    @AfterAll
    void stop() {
        service.close();
        database.close();
    }

    @Override
    public Births births() {
        return service.getBean(Births.class);
    }

    @Override
    public List<EdgeNode> asked() {
        return edgeNodes(
                "SELECT gateway, group_id, edge_node_id FROM sparkplug_edge_node WHERE rebirth_asked_at IS NOT NULL");
    }

    @Test
    void nothingIsKeptOfAnEdgeNodeThatOnlyWasLookedFor() {
        assertThat(births().find(new EdgeNode("gateway-1", "g", "never seen"))).isEmpty();
        assertThat(edgeNodes("SELECT gateway, group_id, edge_node_id FROM sparkplug_edge_node"))
                .doesNotContain(new EdgeNode("gateway-1", "g", "never seen"));
    }

    private List<EdgeNode> edgeNodes(String sql) {
        try (var connection = DriverManager.getConnection(
                        database.url(), "samkonsult_owner", EmbeddedDatabase.OWNER_PASSWORD);
                var select = connection.createStatement();
                var rows = select.executeQuery(sql)) {
            var found = new ArrayList<EdgeNode>();
            while (rows.next()) {
                found.add(new EdgeNode(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
