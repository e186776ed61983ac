package no.samkonsult.registry.stock;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model of devices that an organisation has.
 *
 * @param kinds the codes of what it measures, separated by spaces; none for a gateway
 * @param alwaysConnected whether losing its connection means that something is wrong: one that sleeps between measurements loses it often
 * @param silentAfterHours after how many hours without a sound it is missed; null: never
 * @param calibrationMonths how often it is to be calibrated; null: never
 */
@Introspected
public record DeviceModel(
        UUID id,
        String maker,
        String name,
        String kinds,
        Connectivity connectivity,
        String format,
        boolean alwaysConnected,
        @Nullable Integer silentAfterHours,
        @Nullable Integer calibrationMonths) {
    public String title() {
        return maker + " " + name;
    }

    public List<String> measures() {
        return kinds.isBlank() ? List.of() : List.of(kinds.split(" "));
    }
}
