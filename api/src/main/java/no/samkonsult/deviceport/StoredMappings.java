package no.samkonsult.deviceport;

import static java.util.Objects.requireNonNull;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.device.decode.vendor.Mapping;
import no.samkonsult.device.decode.vendor.Mappings;
import no.samkonsult.platform.IntakeTransactions;
import no.samkonsult.registry.mapping.Definition;
import no.samkonsult.registry.mapping.MappingListener;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mappings that administrators have written, as they were at most a few seconds ago. Where the database does not answer, the
 * last known go on holding. One that the gateway cannot work by any more is left out, so that its payloads are kept aside.
 */
@Singleton
@Requires(property = "samkonsult.role.gateway", value = "true")
class StoredMappings implements Mappings, MappingListener {
    private static final Logger LOG = LoggerFactory.getLogger(StoredMappings.class);

    private static final String IN_USE = """
            SELECT m.id, m.version, m.content_type, m.definition, d.name AS device
            FROM payload_mapping m LEFT JOIN device d ON d.model = m.model AND d.revoked_at IS NULL
            WHERE m.in_use
            """;

    private final IntakeTransactions transactions;
    private final ObjectMapper json;
    private volatile Known known = new Known(Map.of(), Map.of());

    StoredMappings(IntakeTransactions transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    private record Known(Map<String, Mapping> byContentType, Map<String, Mapping> byDevice) {}

    @Override
    public Optional<Mapping> ofContentType(String mediaType) {
        return Optional.ofNullable(known.byContentType().get(mediaType));
    }

    @Override
    public Optional<Mapping> ofDevice(String device) {
        return Optional.ofNullable(known.byDevice().get(device));
    }

    /** Before the gateway asks for the first time, so that a backlog at the broker is not kept aside. */
    @PostConstruct
    @Scheduled(initialDelay = "3s", fixedDelay = "3s")
    void refresh() {
        known = transactions.run(this::read);
    }

    /** In this process at once; others look within seconds. */
    @Override
    public void changed() {
        refresh();
    }

    private Known read(Connection connection) {
        var byContentType = new HashMap<String, Mapping>();
        var byDevice = new HashMap<String, Mapping>();
        try (PreparedStatement select = connection.prepareStatement(IN_USE);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                String contentType = rows.getString("content_type");
                Mapping mapping = byContentType.get(contentType);
                if (mapping == null) {
                    mapping = mapping(rows);
                }
                if (mapping == null) {
                    continue;
                }
                byContentType.put(contentType, mapping);
                String device = rows.getString("device");
                if (device != null) {
                    byDevice.put(device, mapping);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the mappings could not be read", failure);
        }
        return new Known(byContentType, byDevice);
    }

    private @Nullable Mapping mapping(ResultSet row) throws SQLException {
        try {
            return Definitions.mapping(requireNonNull(json.readValue(row.getString("definition"), Definition.class)));
        } catch (InvalidInput unworkable) {
            LOG.warn(
                    "Mapping {} version {} is left out: {}",
                    row.getString("id"),
                    row.getInt("version"),
                    unworkable.field());
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
