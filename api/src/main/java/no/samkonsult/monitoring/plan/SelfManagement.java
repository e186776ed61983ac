package no.samkonsult.monitoring.plan;

import java.time.Instant;
import java.util.UUID;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What a patient does in each zone (eigenbehandlingsplan), in words that patient and doctor have agreed on.
 *
 * @param confirmed by which responsible doctor, and when; null until then, and nothing that patients are told
 */
public record SelfManagement(
        UUID id, Actions actions, Signed written, @Nullable Signed confirmed) {
    /** Somebody and when. */
    public record Signed(String name, Instant at) {}

    /** The words themselves: of green, if there is anything to do, and always of yellow and red. */
    public record Actions(String green, String yellow, String red) {
        /** In characters. */
        public static final int LONGEST = 1000;

        public Actions {
            check("green", green, 0);
            check("yellow", yellow, 1);
            check("red", red, 1);
        }

        private static void check(String zone, String action, int shortest) {
            if (action.length() < shortest || action.length() > LONGEST) {
                throw new InvalidInput(zone, "must be %d to %d characters".formatted(shortest, LONGEST));
            }
        }
    }
}
