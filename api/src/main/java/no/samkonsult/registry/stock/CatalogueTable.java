package no.samkonsult.registry.stock;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation's models and kits. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CatalogueTable extends GenericRepository<StockRow, UUID> {
    @Query("""
            SELECT id, maker, name, kinds, connectivity, format, always_connected, silent_after_hours, calibration_months
            FROM device_model WHERE controller = :organisation ORDER BY maker, name
            """)
    List<DeviceModel> models(UUID organisation);

    /** Adds a model; tells how many rows that was, none where there is one of that maker and name. */
    @Query("""
            INSERT INTO device_model (id, controller, maker, name, kinds, connectivity, format, always_connected,
                                      silent_after_hours, calibration_months)
            VALUES (:id, :organisation, :maker, :name, :kinds, :connectivity, :format, :alwaysConnected, :silentAfterHours,
                    :calibrationMonths)
            ON CONFLICT DO NOTHING
            """)
    long addModel(
            UUID id,
            UUID organisation,
            String maker,
            String name,
            String kinds,
            String connectivity,
            String format,
            boolean alwaysConnected,
            @Nullable Integer silentAfterHours,
            @Nullable Integer calibrationMonths);

    @Query("""
            SELECT k.id, k.name, CAST((SELECT count(*) FROM device d WHERE d.kit_id = k.id) AS integer) AS devices
            FROM device_kit k WHERE k.controller = :organisation ORDER BY k.name
            """)
    List<Kit> kits(UUID organisation);

    /** Adds a kit; tells how many rows that was, none where there is one of that name. */
    @Query("INSERT INTO device_kit (id, controller, name) VALUES (:id, :organisation, :name) ON CONFLICT DO NOTHING")
    long addKit(UUID id, UUID organisation, String name);
}
