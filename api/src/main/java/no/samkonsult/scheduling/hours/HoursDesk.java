package no.samkonsult.scheduling.hours;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/** Where people keep their own working time, and an office's secretary or administrator everybody's. */
@Singleton
class HoursDesk {
    private static final String OWN_ORGANISATION = "OWN_ORGANISATION";

    private final KeptPosts posts;
    private final WorkingTimes times;
    private final HoursTable table;
    private final AuditTrail audit;

    HoursDesk(KeptPosts posts, WorkingTimes times, HoursTable table, AuditTrail audit) {
        this.posts = posts;
        this.times = times;
        this.table = table;
        this.audit = audit;
    }

    /** A post that somebody keeps, with its working time. */
    record Kept(KeptPost post, WorkingTime time) {}

    /** What came of saving other days. */
    enum Excepted {
        SAVED,
        /** Some of the days are otherwise already. */
        TAKEN,
        /** There is no such post for the one who asks. */
        UNKNOWN
    }

    @Acting
    List<KeptPost> posts(Principal who) {
        return posts.of(who);
    }

    @Acting
    Optional<Kept> find(Principal who, UUID post) {
        return posts.find(who, post)
                .map(found -> new Kept(found, times.of(Set.of(post)).getOrDefault(post, WorkingTime.NONE)));
    }

    @Acting
    boolean changeWeek(Principal who, UUID post, LocalDate from, List<WeeklySpell> week) {
        return change(who, post, () -> table.replaceWeek(post, from, week));
    }

    @Acting
    boolean setTerms(Principal who, UUID post, Terms terms) {
        return change(who, post, () -> table.setTerms(post, terms));
    }

    @Acting
    Excepted except(Principal who, UUID post, LocalDate first, LocalDate last, List<Hours> hours) {
        if (posts.find(who, post).isEmpty()) {
            return Excepted.UNKNOWN;
        }
        if (!table.except(post, first, last, hours)) {
            return Excepted.TAKEN;
        }
        record(who, post);
        return Excepted.SAVED;
    }

    /** False where there is no such exception of theirs. */
    @Acting
    boolean drop(Principal who, UUID post, UUID exception) {
        boolean dropped = posts.find(who, post).isPresent() && table.drop(post, exception);
        if (dropped) {
            record(who, post);
        }
        return dropped;
    }

    private boolean change(Principal who, UUID post, Runnable change) {
        boolean kept = posts.find(who, post).isPresent();
        if (kept) {
            change.run();
            record(who, post);
        }
        return kept;
    }

    private void record(Principal who, UUID post) {
        audit.record(who, null, Action.UPDATE, "working-hours/" + post, OWN_ORGANISATION);
    }
}
