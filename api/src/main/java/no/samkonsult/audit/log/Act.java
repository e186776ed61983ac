package no.samkonsult.audit.log;

import java.util.Arrays;
import java.util.List;
import no.samkonsult.audit.Action;

/** What was done to which kind of information. */
public record Act(Action action, Information information) implements Comparable<Act> {
    /** Acts as the query joins them: {@code READ patient,READ device}. */
    static List<Act> parse(String acts) {
        return Arrays.stream(acts.split(","))
                .map(act -> act.split(" ", 2))
                .map(parts -> new Act(Action.valueOf(parts[0]), Information.of(parts[1])))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public int compareTo(Act other) {
        int byAction = action.compareTo(other.action);
        return byAction == 0 ? information.compareTo(other.information) : byAction;
    }
}
