package no.samkonsult.measurement.command;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.measurement.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A device that a patient has, as one to ask.
 *
 * @param kinds the codes of what its model measures, separated by spaces; empty where its model is not known
 * @param address what its gateway calls it, where it is beneath one
 */
@Introspected
public record Measuring(
        UUID id, int key, String kinds, @Nullable String address) {
    /** What it can be asked for. */
    public List<Kind> askable() {
        return kinds.isBlank()
                ? List.of()
                : Stream.of(Kind.values())
                        .filter(kind -> CommandRules.measures(kinds, kind))
                        .toList();
    }
}
