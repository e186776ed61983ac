package no.samkonsult.scheduling.calendar;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.hours.KeptPost;
import no.samkonsult.scheduling.hours.KeptPosts;
import no.samkonsult.scheduling.hours.WorkingTime;
import no.samkonsult.scheduling.hours.WorkingTimes;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;

/** Where people look into their own calendar, and an office's secretary into everybody's, and block time. */
@Singleton
class CalendarDesk {
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private final KeptPosts posts;
    private final WorkingTimes times;
    private final Occupancies occupancies;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    CalendarDesk(
            KeptPosts posts,
            WorkingTimes times,
            Occupancies occupancies,
            Transactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.posts = posts;
        this.times = times;
        this.occupancies = occupancies;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** One's own days, at work in whatever post. */
    @Acting
    List<CalendarDay> own(Principal who, LocalDate first, int days) {
        List<KeptPost> own = posts.of(who);
        Map<UUID, WorkingTime> working = working(own);
        TimeRange window = window(first, days);
        List<Entry> entries = occupancies.find(List.of(who.person()), window, clock.instant());
        return first.datesUntil(first.plusDays(days))
                .map(day -> CalendarDay.of(day, atWork(working.values().stream(), day), entries))
                .toList();
    }

    /** A day of everybody whose calendar one keeps, in the hours of this office alone. */
    @Acting
    List<OfficeColumn> office(Principal who, LocalDate day) {
        List<KeptPost> kept = posts.of(who);
        Map<UUID, WorkingTime> working = working(kept);
        List<Entry> entries = occupancies.find(
                kept.stream().map(KeptPost::person).toList(), WallClockRules.day(day), clock.instant());
        return kept.stream()
                .map(post -> new OfficeColumn(
                        post,
                        CalendarDay.of(
                                day,
                                atWork(Stream.ofNullable(working.get(post.id())), day),
                                of(post.person(), entries))))
                .toList();
    }

    /** Blocks time in one's own calendar, or in that of the post that one keeps for somebody. */
    Blocking block(Principal who, Optional<UUID> post, TimeRange time, String reason) {
        return transactions.as(who, transaction -> {
            Optional<PersonId> person =
                    post.isPresent() ? posts.find(who, post.get()).map(KeptPost::person) : Optional.of(who.person());
            if (person.isEmpty()) {
                return new Blocking.Unknown();
            }
            UUID id = UUID.randomUUID();
            var block = new Block(person.get(), who.employer().value(), time, reason);
            if (occupancies.block(id, block, who.person(), clock.instant())) {
                audit.record(who, null, Action.CREATE, "blocked-time/" + id, OWN_ORGANISATION);
                return new Blocking.Blocked();
            }
            transaction.setRollbackOnly();
            return new Blocking.Taken(occupancies.find(List.of(person.get()), time, clock.instant()));
        });
    }

    /** False where there is no such blocked time of theirs. */
    @Acting
    boolean unblock(Principal who, UUID id) {
        boolean unblocked = occupancies.unblock(id, who.person(), clock.instant());
        if (unblocked) {
            audit.record(who, null, Action.DELETE, "blocked-time/" + id, OWN_ORGANISATION);
        }
        return unblocked;
    }

    private Map<UUID, WorkingTime> working(List<KeptPost> of) {
        return times.of(of.stream().map(KeptPost::id).toList());
    }

    private static List<TimeRange> atWork(Stream<WorkingTime> times, LocalDate day) {
        return SpanRules.union(times.flatMap(time -> time.atWork(WallClockRules.day(day)).stream())
                .toList());
    }

    private static List<Entry> of(PersonId person, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.person().equals(person)).toList();
    }

    private static TimeRange window(LocalDate first, int days) {
        return TimeRange.of(
                WallClockRules.day(first).start(),
                WallClockRules.day(first.plusDays(days)).start());
    }
}
