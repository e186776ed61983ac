package no.samkonsult.alert.routing;

import java.time.Instant;
import java.util.Optional;

/** Who reads a patient's measurements at a moment. Outside of all hours nothing may look as if somebody did. */
public sealed interface Watched {
    /**
     * The service that follows the patient up.
     *
     * @param redMinutes how soon it has promised to act on what is red
     */
    record ByService(int redMinutes) implements Watched {}

    /** Another, by agreement (responssenter). */
    record ByAgreement(int redMinutes) implements Watched {}

    /**
     * Nobody.
     *
     * @param opensAt when the service opens next, if it is known
     */
    record ByNobody(Optional<Instant> opensAt) implements Watched {}
}
