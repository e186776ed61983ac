package no.samkonsult.alert.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import no.samkonsult.alert.Severity;
import no.samkonsult.notification.Channel;
import no.samkonsult.shared.PersonId;
import org.junit.jupiter.api.Test;

class EscalationRulesTest {
    private static final PersonId LIV = new PersonId(UUID.randomUUID());
    private static final PersonId OLA = new PersonId(UUID.randomUUID());

    private static final Step DUTY = step(Target.ON_DUTY, 5);
    private static final Step STAFF = step(Target.STAFF, 10);
    private static final Step LEADER = step(Target.LEADER, 15);
    private static final List<Step> STEPS = List.of(DUTY, STAFF, LEADER);

    @Test
    void theFirstStepTellsWhoeverIsOnDutyAndWaits() {
        assertThat(next(Severity.RED, 0, Map.of(Target.ON_DUTY, LIV, Target.LEADER, OLA)))
                .isEqualTo(new Move.Tell(DUTY, List.of(LIV), 1, Duration.ofMinutes(5)));
    }

    @Test
    void aStepThatFindsNobodyTakesNoTime() {
        assertThat(next(Severity.RED, 0, Map.of(Target.LEADER, OLA)))
                .isEqualTo(new Move.Tell(LEADER, List.of(OLA), 3, Duration.ofMinutes(15)));
    }

    @Test
    void theLastStepOfARedOneRepeats() {
        assertThat(next(Severity.RED, 3, Map.of(Target.LEADER, OLA)))
                .isEqualTo(new Move.Tell(LEADER, List.of(OLA), 3, Duration.ofMinutes(15)));
    }

    @Test
    void aYellowOneEndsWithItsLastStep() {
        assertThat(next(Severity.YELLOW, 2, Map.of(Target.LEADER, OLA)))
                .isEqualTo(new Move.Tell(LEADER, List.of(OLA), 3, null));
        assertThat(next(Severity.YELLOW, 3, Map.of(Target.LEADER, OLA))).isEqualTo(new Move.Done());
    }

    @Test
    void whereNobodyIsFoundAtAllItBeginsAgainALittleLater() {
        assertThat(next(Severity.RED, 0, Map.of())).isEqualTo(new Move.Nobody(EscalationRules.NOBODY_AGAIN));
        assertThat(next(Severity.YELLOW, 0, Map.of())).isEqualTo(new Move.Nobody(EscalationRules.NOBODY_AGAIN));
    }

    @Test
    void aRedOneWhoseLastStepFindsNobodyBeginsAgain() {
        assertThat(next(Severity.RED, 3, Map.of(Target.ON_DUTY, LIV)))
                .isEqualTo(new Move.Nobody(EscalationRules.NOBODY_AGAIN));
    }

    @Test
    void whatHasNoStepsIsDone() {
        assertThat(EscalationRules.next(Severity.TECHNICAL, List.of(), 0, _ -> List.of(LIV)))
                .isEqualTo(new Move.Done());
    }

    /** Whoever is there at any moment: a red alert always has a next step, and one that finds somebody is never passed over. */
    @Property
    void aRedOneIsNeverForgotten(@ForAll("whoIsThere") @Size(min = 1, max = 20) List<List<Target>> moments) {
        int step = 0;
        for (List<Target> there : moments) {
            var asked = new ArrayList<Target>();
            Move move = EscalationRules.next(Severity.RED, STEPS, step, target -> {
                asked.add(target);
                return there.contains(target) ? List.of(LIV) : List.of();
            });
            assertThat(move).isNotInstanceOf(Move.Done.class);
            if (move instanceof Move.Tell(Step told, List<PersonId> recipients, int next, Duration patience)) {
                assertThat(patience).isNotNull();
                assertThat(recipients).containsExactly(LIV);
                assertThat(asked.subList(0, asked.size() - 1)).doesNotContainAnyElementsOf(there);
                assertThat(there).contains(told.target());
                step = next;
            } else {
                step = 0;
            }
        }
    }

    @Property
    void aYellowOneTellsEachStepAtMostOnce(@ForAll @IntRange(min = 0, max = 4) int from) {
        Move move = EscalationRules.next(Severity.YELLOW, STEPS, from, _ -> List.of(LIV));
        assertThat(move)
                .isEqualTo(
                        from < STEPS.size()
                                ? new Move.Tell(
                                        STEPS.get(from),
                                        List.of(LIV),
                                        from + 1,
                                        from + 1 < STEPS.size()
                                                ? STEPS.get(from).patience()
                                                : null)
                                : new Move.Done());
    }

    @Provide
    Arbitrary<List<List<Target>>> whoIsThere() {
        return Arbitraries.of(Target.class).list().ofMaxSize(4).list();
    }

    private static Move next(Severity severity, int from, Map<Target, PersonId> there) {
        return EscalationRules.next(
                severity, STEPS, from, target -> there.containsKey(target) ? List.of(there.get(target)) : List.of());
    }

    private static Step step(Target target, int minutes) {
        return new Step(target, List.of(Channel.SMS), Duration.ofMinutes(minutes));
    }
}
