package no.samkonsult.scheduling.change;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.history.ChangeReason;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * How a consultation is wanted instead. What is not said stays as it is.
 *
 * @param version of the consultation as it was when this was wanted; where it is not said, whatever it has become is changed
 * @param gone who is not to be there any more
 * @param come who is to be there in their stead
 */
public record Change(
        UUID consultation,
        @Nullable Integer version,
        @Nullable Instant start,
        @Nullable MeetingLength length,
        @Nullable PersonId gone,
        @Nullable PersonId come,
        ChangeReason reason) {
    public Change {
        if (start == null && length == null && gone == null) {
            throw new InvalidInput("start", "is missing");
        }
        if (come != null && gone == null) {
            throw new InvalidInput("person", "is missing");
        }
        if (start != null) {
            BookingRequest.checkStep(start);
        }
    }

    boolean isOf(Consultation is) {
        return version == null || version == is.version();
    }

    TimeRange time(Consultation is) {
        return TimeRange.of(
                start == null ? is.time().start() : start,
                length == null ? is.time().length() : length.duration());
    }

    boolean moves(Consultation is) {
        return !time(is).equals(is.time());
    }

    /** Those of a part whose time is to be taken, besides the patient's: everybody's for another time, else the newcomer's. */
    List<PersonId> seated(Consultation is, boolean required) {
        Stream<PersonId> staying = is.participants().stream()
                .filter(participant -> moves(is) && !participant.isPatient() && participant.required() == required)
                .map(Participant::person)
                .filter(person -> !person.equals(gone));
        Stream<PersonId> coming = come != null && leaving(is).required() == required ? Stream.of(come) : Stream.empty();
        return Stream.concat(staying, coming).toList();
    }

    /** Refuses what makes no sense for this consultation. */
    void check(Consultation is) {
        if (gone == null && !moves(is)) {
            throw new InvalidInput("start", "is when it begins already");
        }
        if (gone == null) {
            return;
        }
        Participant leaving = leaving(is);
        if (leaving.isPatient()) {
            throw new InvalidInput("person", "is the patient");
        }
        if (come == null && leaving.required()) {
            throw new InvalidInput("by", "is missing: without %s there is no meeting".formatted(gone));
        }
        if (come != null && is.participant(come).isPresent()) {
            throw new InvalidInput("by", "takes part already");
        }
    }

    /** Whoever is to be there no more. */
    Participant leaving(Consultation is) {
        return is.participants().stream()
                .filter(participant -> participant.person().equals(gone))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("person", "does not take part"));
    }
}
