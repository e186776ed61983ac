package no.samkonsult.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import no.samkonsult.audit.seal.Heads.Exported;
import org.junit.jupiter.api.Test;

/** What a walk along the chain finds, without a database. */
class ChainTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void findsNothingWrongWithWhatWasSealed() {
        assertThat(walk(sealed(row(7), row(3), row(9)), List.of())).isEmpty();
    }

    @Test
    void tellsEachRowThatWasChangedAndNotThoseAfterIt() {
        List<Sealed> links = sealed(row(1), row(2), row(3), row(4));
        links.set(1, new Sealed(2, links.get(1).hash(), row(20)));
        links.set(3, new Sealed(4, links.get(3).hash(), row(40)));
        assertThat(walk(links, List.of())).containsExactly(new Flaw.Broken(2, 20), new Flaw.Broken(4, 40));
    }

    @Test
    void tellsRowsThatAreGone() {
        List<Sealed> links = sealed(row(1), row(2), row(3), row(4));
        links.remove(1);
        links.remove(1);
        assertThat(walk(links, List.of())).containsExactly(new Flaw.Gap(2, 3), new Flaw.Broken(4, 4));
    }

    @Test
    void findsThatTheWholeChainWasSealedAnew() {
        Exported written = written(sealed(row(1), row(2), row(3)), 2);
        List<Sealed> anew = sealed(row(1), row(20), row(3));
        assertThat(walk(anew, List.of())).isEmpty();
        assertThat(walk(anew, List.of(written))).containsExactly(new Flaw.OtherHead(DAY, 2));
    }

    @Test
    void findsThatTheEndWasRemoved() {
        List<Sealed> links = sealed(row(1), row(2), row(3));
        Exported written = written(links, 3);
        assertThat(walk(links, List.of(written))).isEmpty();
        links.removeLast();
        assertThat(walk(links, List.of(written))).containsExactly(new Flaw.OtherHead(DAY, 3));
    }

    @Test
    void goesOnFromWhereOlderRowsWereRemovedIfThatPlaceWasWrittenDown() {
        List<Sealed> links = sealed(row(1), row(2), row(3), row(4));
        List<Exported> written = List.of(written(links, 1), written(links, 2), written(links, 4));
        assertThat(rest(links, 2, written)).isEmpty();
        assertThat(rest(links, 2, List.of())).isEmpty();
        assertThat(rest(links, 3, written)).containsExactly(new Flaw.UnknownCut(3));
    }

    private static List<Flaw> rest(List<Sealed> links, int cut, List<Exported> written) {
        var chain = new Chain(links.get(cut - 1).head(), written);
        links.subList(cut, links.size()).forEach(chain::add);
        return chain.flaws();
    }

    @Test
    void aValueCannotPassForAnotherColumn() {
        Row one = row(1);
        Row other = row(1);
        one.columns().put("entity", "patient\nground 4 NONE");
        other.columns().put("entity", "patient");
        other.columns().put("ground", "NONE");
        assertThat(SealRules.text(1, one)).isNotEqualTo(SealRules.text(1, other));
    }

    private static List<Flaw> walk(List<Sealed> links, List<Exported> heads) {
        var chain = new Chain(Head.NONE, heads);
        links.forEach(chain::add);
        return chain.flaws();
    }

    private static Exported written(List<Sealed> links, int number) {
        return new Exported(DAY, number, links.get(number - 1).head().hexadecimal());
    }

    private static List<Sealed> sealed(Row... rows) {
        var links = new ArrayList<Sealed>();
        Head head = Head.NONE;
        for (Row row : rows) {
            links.add(head.next(row));
            head = links.getLast().head();
        }
        return links;
    }

    private static Row row(long id) {
        var columns = new LinkedHashMap<String, String>();
        columns.put("id", Long.toString(id));
        columns.put("entity", "patient");
        return new Row(id, columns);
    }
}
