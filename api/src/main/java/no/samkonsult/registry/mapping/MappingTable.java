package no.samkonsult.registry.mapping;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Statements;

/** The mappings that are kept. */
@Singleton
final class MappingTable {
    private static final String SELECT = "SELECT id, version, changed_at, definition FROM payload_mapping ";

    private static final String VERSIONS = """
            SELECT v.version, v.changed_at, coalesce(p.given_name || ' ' || p.family_name, '') AS name
            FROM payload_mapping_version v LEFT JOIN person p ON p.id = v.changed_by
            WHERE v.mapping_id = ?
            ORDER BY v.version DESC
            """;

    private static final String INSERT = """
            INSERT INTO payload_mapping (id, version, content_type, model, in_use, definition, changed_by, changed_at)
            VALUES (?, 1, ?, ?, ?, ?::jsonb, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE = """
            UPDATE payload_mapping
            SET version = version + 1, content_type = ?, model = ?, in_use = ?, definition = ?::jsonb, changed_by = ?, changed_at = ?
            WHERE id = ? AND version = ?
            """;

    private static final String KEEP = """
            INSERT INTO payload_mapping_version (mapping_id, version, definition, changed_by, changed_at)
            SELECT id, version, definition, changed_by, changed_at FROM payload_mapping WHERE id = ?
            """;

    private static final String CLASH = """
            SELECT CASE WHEN content_type = ? THEN 'contentType' ELSE 'model' END AS field
            FROM payload_mapping WHERE (content_type = ? OR model = ?) AND id <> ?
            """;

    private final Statements statements;
    private final ObjectMapper json;

    MappingTable(Statements statements, ObjectMapper json) {
        this.statements = statements;
        this.json = json;
    }

    List<PayloadMapping> all() {
        return statements.list(SELECT + "ORDER BY content_type", this::mapping);
    }

    Optional<PayloadMapping> find(UUID id) {
        return statements.list(SELECT + "WHERE id = ?", this::mapping, id).stream()
                .findFirst();
    }

    List<MappingVersion> versions(UUID id) {
        return statements.list(
                VERSIONS, row -> new MappingVersion(row.getInt("version"), instant(row), row.getString("name")), id);
    }

    /** The field by which another mapping is for the same payloads. */
    Optional<String> clash(UUID id, Definition wanted) {
        return statements
                .list(
                        CLASH,
                        row -> row.getString("field"),
                        wanted.contentType(),
                        wanted.contentType(),
                        wanted.model(),
                        id)
                .stream()
                .findFirst();
    }

    boolean insert(UUID id, Definition definition, UUID person, Instant at) {
        return statements.update(
                                INSERT,
                                id,
                                definition.contentType(),
                                definition.model(),
                                definition.inUse(),
                                text(definition),
                                person,
                                at)
                        == 1
                && statements.update(KEEP, id) == 1;
    }

    boolean update(UUID id, int version, Definition definition, UUID person, Instant at) {
        return statements.update(
                                UPDATE,
                                definition.contentType(),
                                definition.model(),
                                definition.inUse(),
                                text(definition),
                                person,
                                at,
                                id,
                                version)
                        == 1
                && statements.update(KEEP, id) == 1;
    }

    private PayloadMapping mapping(ResultSet row) throws SQLException {
        return new PayloadMapping(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                instant(row),
                definition(row.getString("definition")));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("changed_at", OffsetDateTime.class).toInstant();
    }

    private String text(Definition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Definition definition(String text) {
        try {
            return requireNonNull(json.readValue(text, Definition.class));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
