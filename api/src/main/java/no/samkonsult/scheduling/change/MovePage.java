package no.samkonsult.scheduling.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Asked;
import no.samkonsult.scheduling.BookingPage;
import no.samkonsult.scheduling.BookingWish;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Gathering;
import no.samkonsult.scheduling.Invitee;
import no.samkonsult.scheduling.Invitee.Part;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.SearchResult;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.outside.Freshness;
import no.samkonsult.scheduling.resource.Resource;
import no.samkonsult.shared.PersonId;

/**
 * What the page of moving a consultation shows.
 *
 * @param sameDay the times of the day on which it is now
 * @param others the times of the other days, and why there are none
 */
public record MovePage(Consultation consultation, List<Candidate> sameDay, BookingPage others) {
    public boolean isEmpty() {
        return sameDay.isEmpty() && others.times().candidates().isEmpty();
    }

    public int count() {
        return sameDay.size() + others.times().candidates().size();
    }

    /** The lengths to choose from, with that which it has. */
    public List<Integer> lengths() {
        return Stream.concat(
                        BookingWish.LENGTHS.stream(),
                        Stream.of(Math.toIntExact(consultation.time().length().toMinutes())))
                .distinct()
                .sorted()
                .toList();
    }

    /** The people of a consultation, as the page of booking shows them. */
    static BookingPage booking(
            Consultation is, MeetingLength length, int weeks, SearchResult times, Gathering gathering) {
        return booking(is, List.of(), length, weeks, times, gathering.names(), gathering.freshness());
    }

    /** The same, with what is booked beside people, and without times to choose between. */
    public static BookingPage booking(Consultation is, List<Resource> resources) {
        var nowhere = new SearchResult(List.of(), List.of(), List.of());
        return booking(is, resources, is.length(), 1, nowhere, Map.of(), Map.of());
    }

    private static BookingPage booking(
            Consultation is,
            List<Resource> resources,
            MeetingLength length,
            int weeks,
            SearchResult times,
            Map<PersonId, String> names,
            Map<PersonId, Freshness> freshness) {
        var parties = new LinkedHashMap<Asked, Part>();
        is.besidesThePatient(true).forEach(person -> parties.put(new Asked.One(person), Part.REQUIRED));
        is.besidesThePatient(false).forEach(person -> parties.put(new Asked.One(person), Part.OPTIONAL));
        resources.forEach(resource -> parties.put(new Asked.Thing(resource.id()), Part.REQUIRED));
        List<Invitee> invited = Stream.concat(
                        is.participants().stream().map(Invitee::of),
                        resources.stream().map(Invitee::of))
                .toList();
        return new BookingPage(
                new BookingWish(is.patient(), parties, length, weeks, is.topic(), null, Set.of(), null),
                invited.stream()
                        .filter(invitee -> !parties.containsKey(invitee.asked()))
                        .findFirst()
                        .orElseThrow(),
                invited.stream()
                        .filter(invitee -> parties.containsKey(invitee.asked()))
                        .toList(),
                times,
                names,
                freshness);
    }

    /** The same after a race was lost. */
    MovePage with(List<Candidate> times) {
        return new MovePage(consultation, List.of(), others.with(times));
    }
}
