package no.samkonsult.scheduling.change;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samkonsult.scheduling.Calendars;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Gathering;
import no.samkonsult.scheduling.Practitioner;
import no.samkonsult.scheduling.Practitioners;
import no.samkonsult.scheduling.SearchResult.Candidate;
import no.samkonsult.scheduling.change.StandInPage.Both;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Who of the same role could come in somebody's stead. Whoever asks learns who is free, and no more of anybody's calendar. */
@Singleton
final class StandIns {
    private static final int MOST = 200;
    private static final int MOST_AT_OTHER_TIMES = 20;

    private final Practitioners practitioners;
    private final Calendars calendars;

    StandIns(Practitioners practitioners, Calendars calendars) {
        this.practitioners = practitioners;
        this.calendars = calendars;
    }

    /** Those who are free at the time it has, of the same organisation first. */
    List<Practitioner> free(Consultation is, Participant leaving) {
        List<Practitioner> colleagues = colleagues(is, leaving, is.time(), MOST);
        Gathering gathering = calendars.gather(is.patient(), List.of(), people(colleagues), is.time(), is.id());
        List<PersonId> free = gathering.search(is.time().start(), is.length(), 1).candidates().stream()
                .flatMap(candidate -> candidate.optionalFree().stream())
                .toList();
        return colleagues.stream()
                .filter(colleague -> free.contains(colleague.person()) && isAtWork(gathering, colleague))
                .toList();
    }

    /** For each of the closest colleagues the time at which they could meet the others soonest before or after, the nearest first. */
    List<Both> atOtherTimes(Consultation is, Participant leaving, TimeRange window, Instant earliest) {
        List<Practitioner> colleagues = colleagues(is, leaving, window, MOST_AT_OTHER_TIMES);
        List<PersonId> staying = is.participants().stream()
                .filter(participant -> participant.required() && !participant.isPatient())
                .map(Participant::person)
                .filter(person -> !person.equals(leaving.person()))
                .toList();
        Gathering gathering = calendars.gather(is.patient(), staying, people(colleagues), window, is.id());
        return colleagues.stream()
                .flatMap(colleague -> nearest(is, gathering.needing(colleague.person()), earliest)
                        .filter(time -> isAtWork(gathering.within(time), colleague))
                        .map(time -> new Both(time, colleague))
                        .stream())
                .sorted(Comparator.comparing(both -> distance(is, both.time())))
                .toList();
    }

    private static Optional<TimeRange> nearest(Consultation is, Gathering gathering, Instant earliest) {
        return gathering.search(earliest, is.length(), MOST).candidates().stream()
                .map(Candidate::time)
                .filter(time -> !time.equals(is.time()))
                .min(Comparator.comparing(time -> distance(is, time)));
    }

    /** How far a time is from the one it has. */
    static Duration distance(Consultation is, TimeRange time) {
        return Duration.between(is.time().start(), time.start()).abs();
    }

    /** Whether somebody with several posts would meet in this one. */
    private static boolean isAtWork(Gathering gathering, Practitioner colleague) {
        return gathering.participants(List.of(), Set.of(colleague.person())).stream()
                .anyMatch(participant -> participant.person().equals(colleague.person())
                        && participant.role() == colleague.role()
                        && colleague.organisation().equals(participant.organisation()));
    }

    private List<Practitioner> colleagues(Consultation is, Participant leaving, TimeRange window, int limit) {
        List<PersonId> others =
                is.participants().stream().map(Participant::person).toList();
        return practitioners.colleagues(leaving.role(), leaving.organisation(), others, window, limit);
    }

    private static List<PersonId> people(List<Practitioner> colleagues) {
        return colleagues.stream().map(Practitioner::person).distinct().toList();
    }
}
