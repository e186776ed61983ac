package no.samkonsult.notification;

import java.util.List;

/**
 * Is told when notices have failed on every channel they had. Called inside the transaction that says so, in the name of
 * {@code NOTIFICATION}; what it throws undoes that, and the last channel is tried again.
 */
public interface UndeliveredListener {
    void undelivered(List<Notice> notices);
}
