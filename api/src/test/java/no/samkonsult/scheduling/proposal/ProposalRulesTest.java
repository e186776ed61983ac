package no.samkonsult.scheduling.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Consultation.Topic;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.proposal.Proposal.Party;
import no.samkonsult.scheduling.proposal.Proposal.State;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalRulesTest {
    private static final Instant FIRST = Instant.parse("2026-10-20T08:00:00Z");
    private static final List<Instant> STARTS =
            List.of(FIRST, FIRST.plus(Duration.ofHours(2)), FIRST.plus(Duration.ofDays(1)));
    private static final PersonId MAKER = new PersonId(UUID.randomUUID());

    @ParameterizedTest(name = "patient {0}, next of kin {1}, doctor {2}: {3}")
    @CsvSource({
        "YYY, YYY, ---, 0",
        "NYY, YYY, ---, 1",
        "NYY, YNY, ---, 2",
        "NNY, YYN, ---, none",
        "YYY, ---, ---, none",
        "YYY, YYY, NYY, 1",
        "YYY, YYY, NNN, none"
    })
    void theFirstTimeThatEverybodyCanIsAgreedOn(String patient, String kin, String doctor, String agreed) {
        var proposal = proposal(
                party(Role.PATIENT, true, patient),
                party(Role.NEXT_OF_KIN, true, kin),
                new Party(person(), "", Role.SPECIALIST, null, "", true, false, answers(doctor), null, null));
        assertThat(ProposalRules.agreed(proposal))
                .isEqualTo(
                        agreed.equals("none") ? Optional.empty() : Optional.of(STARTS.get(Integer.parseInt(agreed))));
    }

    @ParameterizedTest(name = "the patient likes {0}, others {1} and {2}: {3}")
    @CsvSource({"-, -, -, 0", "2, -, -, 2", "-, 1, -, 1", "-, 2, 1, 1", "-, 2, 2, 2", "1, 2, 2, 1"})
    void ofTheTimesThatFitAllThePatientsBestComesFirstThenThatOfMost(
            String patient, String kin, String doctor, int agreed) {
        assertThat(ProposalRules.agreed(proposal(
                        liking(Role.PATIENT, patient), liking(Role.NEXT_OF_KIN, kin), liking(Role.SPECIALIST, doctor))))
                .contains(STARTS.get(agreed));
    }

    private static Party liking(Role role, String best) {
        Instant start = best.equals("-") ? null : STARTS.get(Integer.parseInt(best));
        return new Party(person(), "", role, null, "", true, true, answers("YYY"), start, null);
    }

    @Property
    void whatIsAgreedOnFitsAllWhoMustComeAndNothingSoonerDoes(@ForAll("parties") List<Party> parties) {
        Proposal proposal = proposal(parties.toArray(Party[]::new));
        var agreed = ProposalRules.agreed(proposal);
        for (Instant start : STARTS) {
            boolean everybodyCan = parties.stream()
                    .filter(Party::required)
                    .allMatch(party -> party.awaited()
                            ? party.answers().getOrDefault(start, false)
                            : party.answers().getOrDefault(start, true));
            if (everybodyCan) {
                assertThat(agreed).contains(start);
                break;
            }
            assertThat(agreed).isNotEqualTo(Optional.of(start));
        }
        assertThat(agreed.isPresent() && ProposalRules.isStuck(proposal)).isFalse();
    }

    @Property
    void whereNobodyHasSaidNoNothingIsStuck(@ForAll("parties") List<Party> parties) {
        boolean anyNo = parties.stream().filter(Party::required).anyMatch(party -> party.answers()
                .containsValue(false));
        if (!anyNo) {
            assertThat(ProposalRules.isStuck(proposal(parties.toArray(Party[]::new))))
                    .isFalse();
        }
    }

    @Test
    void oneNoToEachTimeMakesItStuckBeforeTheOthersHaveAnswered() {
        assertThat(ProposalRules.isStuck(
                        proposal(party(Role.PATIENT, true, "NNN"), party(Role.NEXT_OF_KIN, true, "---"))))
                .isTrue();
        assertThat(ProposalRules.isStuck(proposal(party(Role.PATIENT, true, "NNY"))))
                .isFalse();
    }

    @Test
    void whoNeedNotComeStopsNothingAndIsLeftOutWhereTheyCannot() {
        Party optional = party(Role.NEXT_OF_KIN, false, "NYY");
        var proposal = proposal(
                party(Role.PATIENT, true, "YYY"),
                new Party(MAKER, "", Role.GENERAL_PRACTITIONER, null, "", true, false, Map.of(), null, null),
                optional);
        assertThat(ProposalRules.agreed(proposal)).contains(FIRST);
        assertThat(proposal.request(FIRST).attendees().optional()).isEmpty();
        assertThat(proposal.request(STARTS.get(1)).attendees().optional()).containsExactly(optional.person());
        assertThat(proposal.request(FIRST).attendees().required()).containsExactly(MAKER);
    }

    @Test
    void thoseWhoSaidYesAndWhoeverProposedHaveAccepted() {
        Party patient = party(Role.PATIENT, true, "YNN");
        var maker = new Party(MAKER, "", Role.GENERAL_PRACTITIONER, null, "", true, false, Map.of(), null, null);
        var proposal = proposal(
                patient, maker, new Party(person(), "", Role.SPECIALIST, null, "", true, false, Map.of(), null, null));
        assertThat(ProposalRules.accepted(proposal, FIRST)).containsExactlyInAnyOrder(patient.person(), MAKER);
        assertThat(ProposalRules.accepted(proposal, STARTS.get(1))).containsExactly(MAKER);
    }

    @ParameterizedTest(name = "{0}, must come {1}, professionals asked {2}: awaited {3}")
    @CsvSource({
        "PATIENT, true, false, true",
        "NEXT_OF_KIN, true, false, true",
        "NEXT_OF_KIN, false, false, false",
        "SPECIALIST, true, false, false",
        "SPECIALIST, true, true, true",
        "SPECIALIST, false, true, false"
    })
    void theCalendarSpeaksForThoseWhoKeepOneUnlessTheyAreAskedToo(
            Role role, boolean required, boolean asked, boolean awaited) {
        var participant = new Participant(person(), "", role, null, null, required, Attendance.INVITED);
        assertThat(ProposalRules.isAwaited(participant, asked, MAKER)).isEqualTo(awaited);
        assertThat(ProposalRules.isAwaited(participant, asked, participant.person()))
                .isFalse();
    }

    @Test
    void timesAreHeldNoLongerThanUntilAnHourBeforeTheFirst() {
        Instant now = FIRST.minus(Duration.ofHours(10));
        assertThat(ProposalRules.deadline(now, Duration.ofHours(9), STARTS))
                .isEqualTo(FIRST.minus(Duration.ofHours(1)));
        assertThat(ProposalRules.deadline(now, Duration.ofHours(48), STARTS))
                .isEqualTo(FIRST.minus(Duration.ofHours(1)));
        assertThat(ProposalRules.deadline(now, Duration.ofHours(4), STARTS)).isEqualTo(now.plus(Duration.ofHours(4)));
    }

    @Provide
    static Arbitrary<List<Party>> parties() {
        Arbitrary<String> answers = Arbitraries.of("---", "YYY", "NNN", "YNY", "NYN", "NNY", "YYN", "NYY", "YNN");
        Arbitrary<Boolean> yesOrNo = Arbitraries.of(true, false);
        return Combinators.combine(answers, yesOrNo, yesOrNo)
                .as((said, required, awaited) -> new Party(
                        person(),
                        "",
                        Role.SPECIALIST,
                        null,
                        "",
                        required,
                        required && awaited,
                        answers(said),
                        null,
                        null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Proposal proposal(Party... parties) {
        return new Proposal(
                UUID.randomUUID(),
                new PatientId(UUID.randomUUID()),
                Topic.OTHER,
                new MeetingLength(30),
                false,
                FIRST.minus(Duration.ofHours(1)),
                State.OPEN,
                MAKER,
                new OrganisationId(UUID.randomUUID()),
                FIRST.minus(Duration.ofDays(2)),
                null,
                null,
                STARTS,
                List.of(parties));
    }

    private static Party party(Role role, boolean required, String said) {
        return new Party(person(), "", role, null, "", required, required, answers(said), null, null);
    }

    /** One letter for each time: Y fits, N does not, - not answered. */
    private static Map<Instant, Boolean> answers(String said) {
        var answers = new HashMap<Instant, Boolean>();
        for (int i = 0; i < said.length(); i++) {
            if (said.charAt(i) != '-') {
                answers.put(STARTS.get(i), said.charAt(i) == 'Y');
            }
        }
        return answers;
    }

    private static PersonId person() {
        return new PersonId(UUID.randomUUID());
    }
}
