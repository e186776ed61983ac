package no.samkonsult.monitoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one patient and kind of measurement, as the responsible doctor confirmed them.
 *
 * @param id of its row; kept with every judgement made by it
 * @param bands by the number of the value they hold for, from 1
 * @param neverWait likewise, where a red limit never waits
 * @param yellowHighOnOxygen saturation above it is yellow while the patient gets oxygen; null: there is no such limit
 * @param clearsAfter so many green readings in a row are back in range
 */
public record LimitSet(
        int id,
        Map<Integer, Band> bands,
        Map<Integer, NeverWait> neverWait,
        List<Change> changes,
        @Nullable BigDecimal yellowHighOnOxygen,
        Confirmation confirmation,
        int clearsAfter) {
    public LimitSet {
        bands = Map.copyOf(bands);
        neverWait = Map.copyOf(neverWait);
        changes = List.copyOf(changes);
    }

    /** Limits that look at each reading by itself. */
    public static LimitSet of(int id, Map<Integer, Band> bands) {
        return new LimitSet(id, bands, Map.of(), List.of(), null, new Confirmation.Immediate(), 1);
    }

    public Optional<Band> band(int component) {
        return Optional.ofNullable(bands.get(component));
    }
}
