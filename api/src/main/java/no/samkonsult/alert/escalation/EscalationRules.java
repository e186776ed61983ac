package no.samkonsult.alert.escalation;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import no.samkonsult.alert.Severity;
import no.samkonsult.notification.Channel;
import no.samkonsult.shared.PersonId;

/** Decides whom to tell next. */
public final class EscalationRules {
    /** Somebody may come on duty at any minute. */
    static final Duration NOBODY_AGAIN = Duration.ofMinutes(1);

    /** Where a service has said nothing, all who work there are told, by whatever reaches them: never nobody. */
    public static final List<Step> UNSAID =
            List.of(new Step(Target.STAFF, List.of(Channel.SMS, Channel.EMAIL), Duration.ofMinutes(15)));

    private EscalationRules() {}

    /**
     * The first step from {@code from} on that finds anybody; those that find nobody take no time. The last one repeats for red, until
     * a person has taken the alert, and if nobody is left to tell of a red one it begins again.
     *
     * @param from the step that is due; the number of steps where the last has been taken
     */
    static Move next(Severity severity, List<Step> steps, int from, Function<Target, List<PersonId>> found) {
        boolean repeats = severity == Severity.RED && !steps.isEmpty();
        for (int i = repeats ? Math.min(from, steps.size() - 1) : from; i < steps.size(); i++) {
            Step step = steps.get(i);
            List<PersonId> recipients = found.apply(step.target());
            if (!recipients.isEmpty()) {
                boolean followed = repeats || i + 1 < steps.size();
                return new Move.Tell(step, recipients, i + 1, followed ? step.patience() : null);
            }
        }
        return repeats || from == 0 && !steps.isEmpty() ? new Move.Nobody(NOBODY_AGAIN) : new Move.Done();
    }
}
