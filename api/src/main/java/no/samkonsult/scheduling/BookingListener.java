package no.samkonsult.scheduling;

import java.util.UUID;

/** Told, in the transaction of the booking, that a consultation was booked. */
public interface BookingListener {
    void booked(UUID consultation, BookingRequest request);
}
