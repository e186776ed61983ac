package no.samkonsult.scheduling.invitation;

import java.util.UUID;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * What one person is written about one consultation: when it is, and nothing of whom or what.
 *
 * @param answered what they have answered, {@code INVITED} where nothing
 * @param address the only one that the calendar file names besides the sender's
 * @param link to where one logs in and sees the rest, or null where this installation does not know its own address
 */
record Letter(
        UUID consultation,
        Method method,
        int version,
        TimeRange time,
        Attendance answered,
        String address,
        String sender,
        @Nullable String link) {}
