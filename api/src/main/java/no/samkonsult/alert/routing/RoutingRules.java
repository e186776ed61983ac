package no.samkonsult.alert.routing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import no.samkonsult.alert.routing.Situation.Attended;

/** Decides which desk an alert goes to. It always finds one. */
public final class RoutingRules {
    private RoutingRules() {}

    /**
     * The first rule that matches decides, unless those at its desk have no ground for the patient at that time. Without one it is
     * the service that follows the patient up while that is open, then whoever watches by agreement, and else it waits there.
     */
    public static Route route(List<RoutingRule> rules, Situation situation) {
        Attended following = situation.following();
        if (following == null) {
            Attended before = situation.raisedAt();
            return new Route(before.desk(), before.service(), Reason.FALLBACK, null, true);
        }
        return rules.stream()
                .filter(rule -> matches(rule, situation))
                .filter(rule -> situation.maySee(rule.to().service()))
                .findFirst()
                .map(rule -> by(rule, situation))
                .orElseGet(() -> withoutRule(following, situation));
    }

    private static Route by(RoutingRule rule, Situation situation) {
        return new Route(
                rule.to().desk(),
                rule.to().service(),
                Reason.RULE,
                rule.id(),
                situation.isAttended(rule.to().service()));
    }

    private static Route withoutRule(Attended following, Situation situation) {
        if (situation.open()) {
            return new Route(following.desk(), following.service(), Reason.OPEN, null, true);
        }
        return situation.watching().stream()
                .findFirst()
                .map(watching -> new Route(watching.desk(), watching.service(), Reason.AGREEMENT, null, true))
                .orElseGet(() -> new Route(following.desk(), following.service(), Reason.CLOSED, null, false));
    }

    static boolean matches(RoutingRule rule, Situation situation) {
        return (rule.severity() == null || rule.severity() == situation.severity())
                && (rule.municipality() == null || rule.municipality().equals(situation.municipality()))
                && (rule.holidays() == null || rule.holidays() == situation.holiday())
                && isWithin(rule, situation);
    }

    private static boolean isWithin(RoutingRule rule, Situation situation) {
        DayOfWeek today = situation.local().getDayOfWeek();
        LocalTime now = situation.local().toLocalTime();
        LocalTime begins = rule.begins();
        LocalTime ends = rule.ends();
        if (begins == null || ends == null) {
            return isOn(rule, today);
        }
        if (begins.isBefore(ends)) {
            return isOn(rule, today) && !now.isBefore(begins) && now.isBefore(ends);
        }
        return isOn(rule, today) && !now.isBefore(begins) || isOn(rule, today.minus(1)) && now.isBefore(ends);
    }

    private static boolean isOn(RoutingRule rule, DayOfWeek day) {
        return rule.weekdays().isEmpty() || rule.weekdays().contains(day);
    }
}
