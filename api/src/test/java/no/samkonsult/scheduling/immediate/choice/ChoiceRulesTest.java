package no.samkonsult.scheduling.immediate.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import no.samkonsult.shared.OrganisationId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.Test;

class ChoiceRulesTest {
    private static final OrganisationId OFFICE = new OrganisationId(id("legekontoret"));

    private final Candidate own = candidate("Eigen", true, false, true);
    private final Candidate ownAway = candidate("Eigen borte", true, false, false);
    private final Candidate onDuty = candidate("Vakt", false, true, true);
    private final Candidate onDutyBusy = candidate("Vakt oppteken", false, true, false);
    private final Candidate free = candidate("Ledig", false, false, true);
    private final Candidate away = candidate("Borte", false, false, false);

    @Test
    void thePatientsOwnComeFirstThenThoseOnDutyThenThoseWhoAreFree() {
        assertThat(gp(away, free, onDutyBusy, onDuty, ownAway, own).candidates())
                .containsExactly(own, onDuty, free, onDutyBusy, ownAway);
    }

    @Test
    void thePatientsOwnWhoCanIsTicked() {
        assertThat(gp(free, onDuty, own).ticked()).containsExactly(own.person());
    }

    @Test
    void whereTheOwnCannotThoseOnDutyAre() {
        assertThat(gp(free, onDuty, ownAway).ticked()).containsExactly(onDuty.person());
    }

    @Test
    void whereNobodyIsOnDutySomeWhoAreFreeAre() {
        Candidate[] many = IntStream.range(0, ChoiceRules.MOST_TICKED + 2)
                .mapToObj(number -> candidate("Ledig " + number, false, false, true))
                .toArray(Candidate[]::new);
        assertThat(gp(many).ticked()).hasSize(ChoiceRules.MOST_TICKED);
        assertThat(gp(ownAway, onDutyBusy).ticked()).isEmpty();
    }

    @Test
    void ofOtherRolesThePatientsOwnAloneAreTicked() {
        var specialist =
                new Candidate(free.person(), "Lungelege", Role.SPECIALIST, OFFICE, "Sjukehuset", false, true, true);
        var known = new Candidate(own.person(), "Hjartelege", Role.SPECIALIST, OFFICE, "Sjukehuset", true, false, true);
        assertThat(choice(Role.SPECIALIST, List.of(specialist)).ticked()).isEmpty();
        assertThat(choice(Role.SPECIALIST, List.of(specialist, known)).ticked()).containsExactly(known.person());
    }

    @Test
    void nobodyOfTheCallersOwnRoleIsTicked() {
        assertThat(ChoiceRules.choices(List.of(own), Role.GENERAL_PRACTITIONER, Set.of()))
                .allSatisfy(choice -> assertThat(choice.ticked()).isEmpty());
    }

    @Test
    void whoHasBeenRungIsTickedByAPersonAlone() {
        assertThat(ChoiceRules.choices(List.of(own, onDuty), Role.HOME_CARE, Set.of(own.person()))
                        .getFirst()
                        .ticked())
                .containsExactly(onDuty.person());
        assertThat(ChoiceRules.chosen(List.of(own, onDuty), Set.of(own.field()))
                        .getFirst()
                        .ticked())
                .containsExactly(own.person());
    }

    @Test
    void whoHoldsARoleInTwoPlacesIsThereOnceWhereTheyAreFree() {
        var elsewhere = new Candidate(
                free.person(),
                free.name(),
                free.role(),
                new OrganisationId(id("eit anna kontor")),
                "Eit anna kontor",
                false,
                true,
                false);
        assertThat(gp(elsewhere, free).candidates()).containsExactly(free);
    }

    @Test
    void everyRoleIsThereThatAnybodyCouldBeRungIn() {
        assertThat(ChoiceRules.choices(List.of(), Role.HOME_CARE, Set.of()))
                .extracting(RoleChoice::role)
                .containsExactlyInAnyOrderElementsOf(ChoiceRules.ROLES);
    }

    private static RoleChoice gp(Candidate... candidates) {
        return choice(Role.GENERAL_PRACTITIONER, List.of(candidates));
    }

    private static RoleChoice choice(Role role, List<Candidate> candidates) {
        return ChoiceRules.choices(candidates, Role.HOME_CARE, Set.of()).stream()
                .filter(choice -> choice.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private static Candidate candidate(String name, boolean own, boolean onDuty, boolean free) {
        return new Candidate(
                new PersonId(id(name)), name, Role.GENERAL_PRACTITIONER, OFFICE, "Legekontoret", own, onDuty, free);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
