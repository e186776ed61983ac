package no.samkonsult.audit;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.shared.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditRulesTest {
    @ParameterizedTest(name = "{0} on the ground {1} is for {2}")
    @CsvSource({
        "HOME_CARE, ENROLMENT, TREAT",
        "GENERAL_PRACTITIONER, GP_LIST, TREAT",
        "OUT_OF_HOURS_DOCTOR, EMERGENCY, ETREAT",
        "SPECIALIST, REASONED_OPENING, TREAT",
        "COORDINATOR, CONSULTATION, COC",
        "PATIENT, OWN_DATA, PATRQT",
        "PATIENT, OWN_SESSION, HSYSADMIN",
        "NEXT_OF_KIN, NEXT_OF_KIN, FAMRQT",
        "ADMINISTRATOR, OWN_ORGANISATION, HSYSADMIN",
        "LOG_CONTROLLER, OWN_ORGANISATION, HCOMPL",
        "DATA_PROTECTION_OFFICER, OWN_ORGANISATION, HCOMPL",
        "ANALYST, OWN_SESSION, HSYSADMIN",
        "ANALYST, NONE, HOPERAT",
    })
    void tellsWhatAnActWasFor(Role role, String ground, PurposeOfUse purpose) {
        assertThat(AuditRules.purposeOf(role, ground)).isEqualTo(purpose);
    }
}
