package no.samkonsult.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.samkonsult.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessRulesTest {
    private static final String CLINICIANS =
            "HOME_CARE RESPONSE_CENTRE GENERAL_PRACTITIONER NURSING_HOME_DOCTOR SPECIALIST OUT_OF_HOURS_DOCTOR";
    private static final String OTHER_STAFF = "SECRETARY COORDINATOR ADMINISTRATOR LOG_CONTROLLER ANALYST";

    /** Each row is the whole answer for a ground and a scope: these roles and no others. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "ENROLMENT, CLINICAL, " + CLINICIANS + " MACHINE",
        "ENROLMENT, LOGISTICS, " + CLINICIANS + " " + OTHER_STAFF + " MACHINE",
        "GP_LIST, CLINICAL, " + CLINICIANS,
        "GP_LIST, LOGISTICS, " + CLINICIANS + " " + OTHER_STAFF,
        "CARE_TEAM, CLINICAL, " + CLINICIANS,
        "CARE_TEAM, LOGISTICS, " + CLINICIANS + " " + OTHER_STAFF,
        "CONSULTATION, CLINICAL, " + CLINICIANS + " PATIENT",
        "CONSULTATION, LOGISTICS, " + CLINICIANS + " " + OTHER_STAFF + " PATIENT NEXT_OF_KIN",
        "OWN_DATA, CLINICAL, PATIENT",
        "OWN_DATA, LOGISTICS, PATIENT",
        "NEXT_OF_KIN, CLINICAL, ''",
        "NEXT_OF_KIN, LOGISTICS, NEXT_OF_KIN"
    })
    void aGroundAdmitsTheseRolesAndNoOthers(Ground ground, Scope scope, String roles) {
        Set<Role> admitted = Arrays.stream(Role.values())
                .filter(role -> AccessRules.decide(role, List.of(ground), scope).equals(new Decision.Granted(ground)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        assertThat(admitted).isEqualTo(roles(roles));
    }

    @ParameterizedTest
    @EnumSource
    void withoutAGroundNobodySeesAnything(Role role) {
        for (Scope scope : Scope.values()) {
            assertThat(AccessRules.decide(role, List.of(), scope)).isEqualTo(new Decision.Denied());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aListIsFilteredByWhatADecisionWouldGrant(Role role) {
        List<Ground> granted = Arrays.stream(Ground.values())
                .filter(ground ->
                        AccessRules.decide(role, List.of(ground), Scope.LOGISTICS) instanceof Decision.Granted)
                .toList();
        assertThat(AccessRules.groundsFor(role)).isEqualTo(granted);
    }

    @Test
    void aGroundThatDoesNotFitIsPassedOver() {
        assertThat(AccessRules.decide(
                        Role.HOME_CARE,
                        List.of(Ground.OWN_DATA, Ground.CONSULTATION, Ground.CARE_TEAM),
                        Scope.CLINICAL))
                .isEqualTo(new Decision.Granted(Ground.CARE_TEAM));
    }

    private static Set<Role> roles(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
