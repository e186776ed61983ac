package no.samkonsult.device;

import java.util.List;

/** The port that stores arrivals for good. What it returns from is acknowledged to the broker, so it returns after the commit. */
@FunctionalInterface
public interface ReadingSink {
    /**
     * Stores all of the arrivals or none.
     *
     * <p>Throwing means that nothing is acknowledged and that the same arrivals come again, at first together, then one message
     * at a time. A message that goes on failing alone is offered as {@link Arrival.Undecodable}, since a broker may stop sending
     * when one message is never acknowledged.
     *
     * @return one intake for each arrival, in the same order
     */
    List<Intake> store(List<Arrival> arrivals);

    /**
     * Whether the arrival should not wait behind others. A hint that must be quick to tell: it decides the order and nothing else.
     */
    default boolean isUrgent(Arrival arrival) {
        return false;
    }
}
