package no.samkonsult.scheduling.immediate.choice;

import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.hours.WorkingTime;
import no.samkonsult.scheduling.hours.WorkingTimes;
import no.samkonsult.scheduling.immediate.choice.CandidateTable.Post;
import no.samkonsult.scheduling.immediate.choice.DutyNow.Duty;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/**
 * Finds who could be rung for a patient. Whoever asks has made sure that they may, and learns of others who is on duty and who
 * is free now, and no more. Who is barred from the patient's record is not there.
 */
@Singleton
public class Candidates {
    private final CandidateTable table;
    private final WorkingTimes times;
    private final DutyNow duty;
    private final Transactions transactions;
    private final Clock clock;

    Candidates(CandidateTable table, WorkingTimes times, DutyNow duty, Transactions transactions, Clock clock) {
        this.table = table;
        this.times = times;
        this.duty = duty;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The nearest in each role whose name or organisation's holds a text, for a consultation at a time. */
    @Acting
    public List<Candidate> nearest(Principal who, PatientId patient, TimeRange time, String text) {
        Set<Duty> onDuty = duty.at(clock.instant());
        return standing(patient, time, table.nearest(patient, who.person(), onDuty, clock.instant(), text));
    }

    /** These people, in every post that one can ring them in. */
    @Acting
    public List<Candidate> named(Principal who, PatientId patient, TimeRange time, Collection<PersonId> people) {
        Set<Duty> onDuty = duty.at(clock.instant());
        return standing(patient, time, table.named(patient, who.person(), onDuty, clock.instant(), people));
    }

    /** Those of some people who have something else in their calendars here at a time. */
    public Set<PersonId> occupied(Collection<PersonId> people, TimeRange time) {
        return Set.copyOf(table.occupied(people, time, clock.instant()));
    }

    private List<Candidate> standing(PatientId patient, TimeRange time, List<Post> posts) {
        Instant now = clock.instant();
        Set<PersonId> people = posts.stream().map(Post::person).collect(toUnmodifiableSet());
        Set<PersonId> busy = Set.copyOf(table.busy(people, time, now));
        List<UUID> ids = posts.stream().map(Post::id).toList();
        Map<UUID, WorkingTime> working = times.of(ids);
        Set<UUID> barred = Set.copyOf(transactions.as(SystemPrincipal.LOOKUP, _ -> table.barred(patient, ids, now)));
        return posts.stream()
                .filter(post -> !barred.contains(post.id()))
                .map(post -> post.candidate(!busy.contains(post.person())
                        && (post.onDuty() || isAtWork(working.getOrDefault(post.id(), WorkingTime.NONE), now))))
                .toList();
    }

    private static boolean isAtWork(WorkingTime time, Instant now) {
        return !time.atWork(TimeRange.of(now, now.plusSeconds(1))).isEmpty();
    }
}
