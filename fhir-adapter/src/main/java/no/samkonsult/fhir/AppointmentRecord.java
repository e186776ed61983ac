package no.samkonsult.fhir;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A joint consultation, or what it is to one of the organisations that take part in it.
 *
 * @param version another one whenever anything that is told here has changed
 * @param partOf the id of the whole; absent where this is it
 * @param topic a code of this service
 * @param cancelledBy absent unless cancelled
 * @param address where to join, after logging in; absent where the service has no address of its own
 */
public record AppointmentRecord(
        String id,
        String version,
        @Nullable String partOf,
        String topic,
        Instant start,
        Instant end,
        Instant created,
        @Nullable CancelledBy cancelledBy,
        @Nullable URI address,
        List<AppointmentParty> parties) {
    public AppointmentRecord {
        parties = List.copyOf(parties);
    }

    /** Whether it will take place. */
    public enum Status {
        BOOKED,
        CANCELLED
    }

    /** From whose side the cancellation came. Why is for the participants alone to read. */
    public enum CancelledBy {
        PATIENT,
        PROVIDER,
        /** No person: the patient's follow-up has ended. */
        NOBODY
    }

    public Status status() {
        return cancelledBy == null ? Status.BOOKED : Status.CANCELLED;
    }
}
