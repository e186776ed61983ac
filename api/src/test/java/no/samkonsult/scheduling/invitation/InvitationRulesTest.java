package no.samkonsult.scheduling.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.scheduling.invitation.Guest.Told;
import no.samkonsult.scheduling.invitation.InvitationRules.Telling;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens to a consultation, and whenever mail gets through: everybody ends up knowing what is true, and nothing twice. */
class InvitationRulesTest {
    private static final List<PersonId> PEOPLE = IntStream.range(0, 4)
            .mapToObj(number -> new PersonId(new UUID(0, number)))
            .toList();
    private static final TimeRange TIME = TimeRange.of(Instant.parse("2026-11-24T09:00:00Z"), Duration.ofMinutes(30));

    /** Who comes from now on, nobody where it is cancelled; whether it is at another time; and whom the mail reaches before the next change. */
    record Change(Set<Integer> coming, boolean moved, Set<Integer> reached) {}

    @Property
    void everybodyEndsUpKnowingWhatIsTrue(@ForAll("histories") List<Change> history) {
        var world = new World();
        history.forEach(world::live);
        world.tell(Set.of(0, 1, 2, 3));
        assertThat(world.tellings()).isEmpty();
        for (PersonId person : PEOPLE) {
            Told told = world.told.getOrDefault(person, new Told(Method.CANCEL, 0));
            boolean thinksSo = told.method() == Method.REQUEST;
            assertThat(thinksSo).isEqualTo(world.coming.contains(person));
            assertThat(!thinksSo || told.version() >= world.timed).isTrue();
        }
    }

    @Property
    void nobodyHearsOfTheSameTwiceOrOfWhatTheyNeverKnew(@ForAll("histories") List<Change> history) {
        var world = new World();
        history.forEach(world::live);
        world.tell(Set.of(0, 1, 2, 3));
        for (PersonId person : PEOPLE) {
            List<Telling> heard = world.sent.stream()
                    .filter(each -> each.person().equals(person))
                    .toList();
            assertThat(heard).extracting(Telling::version).isSorted().doesNotHaveDuplicates();
            if (!heard.isEmpty()) {
                assertThat(heard.getFirst().method()).isEqualTo(Method.REQUEST);
            }
            for (int i = 1; i < heard.size(); i++) {
                assertThat(heard.get(i).method() == Method.CANCEL
                                && heard.get(i - 1).method() == Method.CANCEL)
                        .isFalse();
            }
        }
    }

    @Test
    void whatIsMovedAndCancelledBeforeAnybodyKnewIsToldToNobody() {
        var world = new World();
        world.live(new Change(Set.of(0, 1), true, Set.of()));
        world.live(new Change(Set.of(0, 1), true, Set.of()));
        world.live(new Change(Set.of(), false, Set.of()));
        assertThat(world.tellings()).isEmpty();
    }

    @Test
    void whoeverStaysHearsNothingWhenAnotherIsReplaced() {
        var world = new World();
        world.live(new Change(Set.of(0, 1), true, Set.of(0, 1)));
        world.live(new Change(Set.of(0, 2), false, Set.of()));
        assertThat(world.tellings())
                .containsExactly(
                        new Telling(PEOPLE.get(1), Method.CANCEL, 2), new Telling(PEOPLE.get(2), Method.REQUEST, 2));
    }

    @ParameterizedTest(name = "after {0} failures {1} s")
    @CsvSource({"1, 10", "2, 30", "3, 90", "4, 270", "5, 600", "500, 600"})
    void waitsLongerAndLongerForTheMailServerAndNeverGivesUp(int failed, long seconds) {
        assertThat(InvitationRules.pause(failed)).hasSeconds(seconds);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "REQUEST, 2026-11-24T09:29:59Z, true",
        "REQUEST, 2026-11-24T09:30:00Z, false",
        "CANCEL, 2026-11-24T09:30:00Z, true"
    })
    void invitesNobodyToWhatIsOver(Method method, Instant now, boolean worth) {
        assertThat(InvitationRules.isWorthTelling(method, TIME.end(), now)).isEqualTo(worth);
    }

    @Provide
    Arbitrary<List<Change>> histories() {
        Arbitrary<Set<Integer>> some = Arbitraries.integers().between(0, 3).set();
        return Combinators.combine(some, Arbitraries.of(true, false), some)
                .as(Change::new)
                .list()
                .ofMaxSize(12);
    }

    private static final class World {
        private final Map<PersonId, Told> told = new HashMap<>();
        private final List<Telling> sent = new ArrayList<>();
        private final Set<PersonId> coming = new HashSet<>();
        private int version;
        private int timed = 1;

        void live(Change change) {
            version++;
            timed = change.moved() ? version : timed;
            coming.clear();
            change.coming().forEach(number -> coming.add(PEOPLE.get(number)));
            tell(change.reached());
        }

        void tell(Set<Integer> reached) {
            tellings().stream()
                    .filter(telling -> reached.contains(PEOPLE.indexOf(telling.person())))
                    .forEach(telling -> {
                        sent.add(telling);
                        told.put(telling.person(), new Told(telling.method(), telling.version()));
                    });
        }

        List<Telling> tellings() {
            var guests = PEOPLE.stream()
                    .map(person -> new Guest(person, coming.contains(person), told.get(person)))
                    .toList();
            return InvitationRules.tellings(
                    new Meeting(new UUID(0, 9), TIME, !coming.isEmpty(), version, timed, guests));
        }
    }
}
