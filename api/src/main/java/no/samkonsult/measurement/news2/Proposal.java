package no.samkonsult.measurement.news2;

import java.util.Map;
import java.util.Optional;
import no.samkonsult.measurement.news2.News2.Scale;
import no.samkonsult.measurement.news2.Signs.Part;

/**
 * What is known of a patient before anybody has counted and seen.
 *
 * @param oldEnough NEWS2 holds for nobody younger
 * @param measured the newest of the last hour
 * @param flow of oxygen, with the newest saturation
 * @param target as it is written, whatever it is
 */
public record Proposal(
        boolean oldEnough,
        Map<Part, FromDevice> measured,
        Optional<FromDevice> flow,
        Scale scale,
        Optional<Target> target) {}
