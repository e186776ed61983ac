package no.samkonsult.device.decode.sparkplug;

import java.util.List;
import java.util.OptionalInt;

/**
 * The port that remembers births, so that a process that was not there can read what comes after one. Nothing in it is about a
 * patient.
 */
public interface Births {
    /** The births that are in force, the edge node's own and its devices'. */
    List<Birth> find(EdgeNode edge);

    /**
     * Puts a birth in place of the same one's earlier birth. An edge node's ends those of its devices that came before it
     * (Sparkplug 3.0.0, chapter 5: a host takes every device for offline until its own birth).
     */
    void save(EdgeNode edge, Birth birth);

    /** Remembers the newest sequence number of an edge node, and tells the one before. */
    OptionalInt sequence(EdgeNode edge, int number);

    /** Asks the edge node to announce everything again, once where many ask. */
    void askForRebirth(EdgeNode edge);
}
