package no.samkonsult.monitoring;

import java.util.Map;
import java.util.Optional;

/**
 * The limits of one patient and kind of measurement, as the responsible doctor confirmed them.
 *
 * @param id of its row; kept with every judgement made by it
 * @param bands by the number of the value they hold for, from 1
 */
public record LimitSet(int id, Map<Integer, Band> bands) {
    public LimitSet {
        bands = Map.copyOf(bands);
    }

    public Optional<Band> band(int component) {
        return Optional.ofNullable(bands.get(component));
    }
}
