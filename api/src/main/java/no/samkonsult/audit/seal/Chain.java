package no.samkonsult.audit.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.samkonsult.audit.seal.Heads.Exported;

/**
 * The chain as it is walked, link by link in the order of numbers.
 *
 * <p>After a broken link it goes on from the hash that is stored there, so that each wrong row is told, and not all that
 * follow the first.
 */
final class Chain {
    private final Map<Long, List<Exported>> heads;
    private final List<Flaw> flaws = new ArrayList<>();
    private Head last;

    /**
     * @param start where the chain was cut when older rows were removed, or {@link Head#NONE}
     * @param heads what was written down, if anything: then a cut elsewhere than at one of them is a flaw
     */
    Chain(Head start, List<Exported> heads) {
        this.heads = heads.stream()
                .filter(head -> head.number() >= start.number())
                .collect(Collectors.groupingBy(Exported::number));
        last = start;
        if (start.number() > 0 && !heads.isEmpty() && !this.heads.containsKey(start.number())) {
            flaws.add(new Flaw.UnknownCut(start.number()));
        }
        compare(this.heads.getOrDefault(start.number(), List.of()));
    }

    void add(Sealed link) {
        if (link.number() > last.number() + 1) {
            flaws.add(new Flaw.Gap(last.number() + 1, link.number() - 1));
            last = new Head(link.number() - 1, last.hash());
        }
        if (!Arrays.equals(last.next(link.row()).hash(), link.hash())) {
            flaws.add(new Flaw.Broken(link.number(), link.row().id()));
        }
        last = link.head();
        compare(heads.getOrDefault(link.number(), List.of()));
    }

    private void compare(List<Exported> written) {
        written.stream()
                .filter(head -> !head.hash().equals(last.hexadecimal()))
                .map(head -> new Flaw.OtherHead(head.day(), head.number()))
                .forEach(flaws::add);
    }

    /** What is wrong with the links so far, and with heads that lie beyond the last of them. */
    List<Flaw> flaws() {
        var all = new ArrayList<>(flaws);
        heads.values().stream()
                .flatMap(List::stream)
                .filter(head -> head.number() > last.number())
                .map(head -> new Flaw.OtherHead(head.day(), head.number()))
                .forEach(all::add);
        return all;
    }

    Head head() {
        return last;
    }
}
