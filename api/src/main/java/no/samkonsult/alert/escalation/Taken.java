package no.samkonsult.alert.escalation;

import java.time.Instant;
import java.util.List;
import no.samkonsult.alert.routing.Routing;
import no.samkonsult.notification.Notice;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A step that has been taken with an alert.
 *
 * @param step the step that follows
 * @param next when that is due; null: nothing follows
 */
record Taken(
        DueAlert alert,
        Routing.Decided decided,
        List<Done> done,
        List<Notice> notices,
        int step,
        @Nullable Instant next) {
    /** What was done, and who was told. */
    record Done(Dispatch.What what, @Nullable Target target, List<PersonId> recipients) {
        Done(Dispatch.What what) {
            this(what, null, List.of());
        }
    }
}
