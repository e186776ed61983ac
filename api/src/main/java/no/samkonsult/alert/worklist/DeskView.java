package no.samkonsult.alert.worklist;

import java.util.List;
import java.util.Optional;
import no.samkonsult.alert.Worklist;
import no.samkonsult.platform.Page;

/**
 * A worklist as somebody sees it.
 *
 * @param patients one row for each, worst first, then oldest
 * @param matching how many patients there are that match the filter, shown or not
 * @param clinical how many clinical alerts there are, whatever the filter but for patients
 * @param municipalities those to choose among
 * @param technical technical alerts, grouped by their cause
 */
public record DeskView(
        Filter filter,
        List<Row> patients,
        int matching,
        int clinical,
        int red,
        List<Group> technical,
        List<Municipality> municipalities) {
    /** One of those whose patients may be on the list. */
    public record Municipality(String number, String name) {}

    /**
     * A patient's worst alert.
     *
     * @param others how many more of theirs match
     * @param limit the limit that was crossed
     */
    public record Row(Worklist.Line line, int others, Optional<LimitRules.Crossed> limit, Optional<Sparkline> trend) {
        /** The limit in words; empty where none was crossed. */
        public String limit(Page page) {
            return limit.map(crossed -> page.text("limit." + crossed.side(), page.decimal(crossed.limit())))
                    .orElse("");
        }
    }

    /**
     * Technical alerts of one cause.
     *
     * @param first the oldest of them
     */
    public record Group(String cause, int alerts, List<Worklist.Line> first) {}

    public int count() {
        return clinical + technical.stream().mapToInt(Group::alerts).sum();
    }

    public boolean hasMore() {
        return matching > patients.size();
    }
}
