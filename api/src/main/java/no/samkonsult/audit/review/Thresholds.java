package no.samkonsult.audit.review;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/** From where on something is unusual; a site sets what fits the size of its organisations. */
@Singleton
record Thresholds(int manyPatients, Duration withinTime, int doors) {
    /**
     * @param manyPatients how many records somebody opens
     * @param withinTime in which time
     * @param doors how far apart house numbers in one street may be for people to be neighbours; those across the street
     *     differ by 1, those next door by 2
     */
    Thresholds(
            @Value("${samkonsult.audit.many-patients}") int manyPatients,
            @Value("${samkonsult.audit.many-patients-within}") Duration withinTime,
            @Value("${samkonsult.audit.neighbour-doors}") int doors) {
        this.manyPatients = manyPatients;
        this.withinTime = withinTime;
        this.doors = doors;
    }
}
