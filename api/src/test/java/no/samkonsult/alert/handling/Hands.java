package no.samkonsult.alert.handling;

import io.micronaut.context.BeanContext;
import java.util.List;
import java.util.UUID;
import no.samkonsult.platform.Principal;

/** What people and the service do with an alert that has been taken, for tests of whole histories. */
public record Hands(BeanContext beans) {
    public boolean extend(Principal who, UUID alert, String reason) {
        return isDone(beans.getBean(Extending.class).extend(who, alert, reason));
    }

    /** Offers it to the first of one's colleagues. */
    public boolean offer(Principal who, UUID alert) {
        List<Colleague> colleagues = beans.getBean(HandingOver.class).colleagues(who);
        return !colleagues.isEmpty()
                && isDone(beans.getBean(HandingOver.class)
                        .offer(who, alert, colleagues.getFirst().id()));
    }

    public boolean accept(Principal who, UUID alert) {
        return isDone(beans.getBean(HandingOver.class).accept(who, alert));
    }

    public boolean decline(Principal who, UUID alert) {
        return isDone(beans.getBean(HandingOver.class).decline(who, alert));
    }

    /** Gives back what was not finished in time. */
    public void returnRound() {
        beans.getBean(Returning.class).round();
    }

    private static boolean isDone(Result result) {
        return result instanceof Result.Done;
    }
}
