package no.samkonsult.scheduling.series;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.Attendees.Roles;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * What is to be repeated: the same people, for as long, about the same.
 *
 * @param first when the first begins
 * @param consultation the first, where it is booked already
 */
record SeriesWish(
        PatientId patient,
        Attendees attendees,
        MeetingLength length,
        Topic topic,
        Instant first,
        @Nullable UUID consultation) {
    /** A year, and as much later as the last can be where it was given another time. */
    private static final Duration LONGEST = Duration.ofDays(366 + 10);

    SeriesWish {
        BookingRequest.checkStep(first);
    }

    /** What is booked already, again. */
    static SeriesWish of(Consultation is, List<UUID> resources) {
        return new SeriesWish(
                is.patient(),
                new Attendees(is.besidesThePatient(true), is.besidesThePatient(false), Roles.NONE, resources),
                is.length(),
                is.topic(),
                is.time().start(),
                is.id());
    }

    TimeRange time(Instant start) {
        return TimeRange.of(start, length.duration());
    }

    /** The bookings at times that were chosen, soonest first. With what is booked already they are 2 to 12, apart, and within a year. */
    List<BookingRequest> requests(List<Instant> chosen) {
        List<TimeRange> times = Stream.concat(booked(), chosen.stream())
                .sorted()
                .map(this::time)
                .toList();
        if (times.size() < 2 || times.size() > Recurrence.MOST) {
            throw new InvalidInput("starts", "must be 2 to %d together".formatted(Recurrence.MOST));
        }
        if (consultation != null && !times.getFirst().start().equals(first)) {
            throw new InvalidInput("starts", "begin before what is repeated");
        }
        if (times.getLast().start().isAfter(times.getFirst().start().plus(LONGEST))) {
            throw new InvalidInput("starts", "go on for more than a year");
        }
        if (IntStream.range(1, times.size()).anyMatch(i -> times.get(i).overlaps(times.get(i - 1)))) {
            throw new InvalidInput("starts", "lie over each other");
        }
        return chosen.stream()
                .sorted()
                .map(start -> new BookingRequest(patient, attendees, start, length, topic))
                .toList();
    }

    private Stream<Instant> booked() {
        return consultation == null ? Stream.empty() : Stream.of(first);
    }
}
