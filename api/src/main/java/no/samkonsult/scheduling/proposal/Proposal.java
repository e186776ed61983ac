package no.samkonsult.scheduling.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.samkonsult.platform.Principal;
import no.samkonsult.scheduling.Attendees;
import no.samkonsult.scheduling.BookingRequest;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.Spoken.Noted;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Times that a consultation could be at, held while those who are asked answer. It is no consultation until it is confirmed.
 *
 * @param organisation for which it was made, and where others may arrange it too
 * @param reason why it was withdrawn; null unless it was
 * @param consultation what was booked; null unless it is confirmed
 * @param starts when it could begin, soonest first
 */
public record Proposal(
        UUID id,
        PatientId patient,
        Topic topic,
        MeetingLength length,
        boolean professionalsAsked,
        Instant deadline,
        State state,
        PersonId maker,
        OrganisationId organisation,
        Instant madeAt,
        @Nullable String reason,
        @Nullable UUID consultation,
        List<Instant> starts,
        List<Party> parties) {

    /** Where it stands. */
    public enum State {
        OPEN,
        CONFIRMED,
        WITHDRAWN,
        /** Nobody confirmed it before the deadline. */
        LAPSED
    }

    /**
     * Somebody who is to be there.
     *
     * @param awaited whether nothing is booked by itself before they have said yes
     * @param answers whether each time fits; empty until they have answered
     * @param best the one that fits them best; null where they have not said
     * @param noted who gave the answer by word of mouth; null where they have answered themself
     */
    public record Party(
            PersonId person,
            String name,
            Role role,
            @Nullable OrganisationId organisation,
            String organisationName,
            boolean required,
            boolean awaited,
            Map<Instant, Boolean> answers,
            @Nullable Instant best,
            @Nullable Noted noted) {
        public boolean hasAnswered() {
            return !answers.isEmpty();
        }

        /** What they have said of a time, or what is taken for granted. */
        public Stance stance(Instant start) {
            Boolean fits = answers.get(start);
            if (fits != null) {
                return fits ? Stance.YES : Stance.NO;
            }
            if (awaited) {
                return Stance.WAITING;
            }
            return required ? Stance.HELD : Stance.OPTIONAL;
        }
    }

    /** Whether a party can at a time. */
    public enum Stance {
        YES,
        NO,
        /** Must be there, and has their time held: nothing more is asked of them. */
        HELD,
        /** Must be there, and has not answered. */
        WAITING,
        /** May be there, and has not answered. */
        OPTIONAL
    }

    /** Whether one can still answer and confirm. */
    public boolean isOpen(Instant now) {
        return state == State.OPEN && now.isBefore(deadline);
    }

    public TimeRange time(Instant start) {
        return TimeRange.of(start, length.duration());
    }

    /** The part of one who is asked, as what they act as now: who is a patient too answers as one, and not at work. */
    public Optional<Party> party(Principal who) {
        return parties.stream()
                .filter(party -> party.person().equals(who.person()))
                .filter(party -> party.role().isPrivate()
                        ? party.role() == who.role()
                        : !who.role().isPrivate())
                .findFirst();
    }

    /** Those who are asked as the patient or as next of kin, and may answer by word of mouth. */
    public List<Party> guests() {
        return parties.stream().filter(party -> party.role().isPrivate()).toList();
    }

    /** One of these, whom a field names. */
    Party guest(String field, PersonId person) {
        return guests().stream()
                .filter(party -> party.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(field, "is neither the patient nor next of kin who is asked"));
    }

    /** The patient's name. */
    public String patientName() {
        return parties.stream()
                .filter(party -> party.role() == Role.PATIENT)
                .map(Party::name)
                .findFirst()
                .orElse("");
    }

    /** The names of those who would meet the patient. */
    public String names() {
        return parties.stream()
                .filter(party -> party.role() != Role.PATIENT)
                .map(Party::name)
                .collect(Collectors.joining(", "));
    }

    /** How many of those who are waited for have answered. */
    public long answered() {
        return parties.stream()
                .filter(party -> party.awaited() && party.hasAnswered())
                .count();
    }

    public long awaited() {
        return parties.stream().filter(Party::awaited).count();
    }

    /** The booking of one of its times, without those who need not come and have said that they cannot. */
    BookingRequest request(Instant start) {
        List<PersonId> required = people(party -> party.required() && party.role() != Role.PATIENT);
        List<PersonId> optional = people(party -> !party.required() && party.stance(start) != Stance.NO);
        return new BookingRequest(patient, new Attendees(required, optional), start, length, topic);
    }

    private List<PersonId> people(Predicate<Party> which) {
        return parties.stream().filter(which).map(Party::person).toList();
    }
}
