package no.samkonsult.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityRulesTest {
    private static final Capacity DOCTOR = post(Role.GENERAL_PRACTITIONER, "301001010", "900000001");
    private static final Capacity ADMINISTRATOR = post(Role.ADMINISTRATOR, "301001002", null);
    private static final Capacity PATIENT = new Capacity(Role.PATIENT, null, null, null, null);
    private static final List<Capacity> ALL = List.of(DOCTOR, ADMINISTRATOR, PATIENT);

    @ParameterizedTest(name = "{0}, strong {1}: {2}")
    @CsvSource({
        "HELSEID, true, GENERAL_PRACTITIONER ADMINISTRATOR",
        "HELSEID, false, ADMINISTRATOR",
        "ID_PORTEN, true, PATIENT",
        "ID_PORTEN, false, ''",
        "OTHER, true, GENERAL_PRACTITIONER ADMINISTRATOR PATIENT",
        "OTHER, false, ADMINISTRATOR",
        "MACHINE, true, ''"
    })
    void anIssuerVouchesForWhatItIsForAndAWeakLoginForNoHealthData(LoginKind kind, boolean strong, String roles) {
        assertThat(CapacityRules.permitted(ALL, kind, strong))
                .extracting(each -> each.role().name())
                .containsExactly(roles.isEmpty() ? new String[0] : roles.split(" "));
    }

    @Test
    void aPractitionerNumberThatIsAnothersTakesThePostAway() {
        assertThat(CapacityRules.registeredAs(ALL, null)).isEqualTo(ALL);
        assertThat(CapacityRules.registeredAs(ALL, "900000001")).isEqualTo(ALL);
        assertThat(CapacityRules.registeredAs(ALL, "900000002")).containsExactly(ADMINISTRATOR, PATIENT);
    }

    @Test
    void anOrganisationChoosesThePostsThere() {
        assertThat(CapacityRules.at(ALL, Set.of("301001010", "999999999"))).containsExactly(DOCTOR);
        assertThat(CapacityRules.at(ALL, Set.of())).isEmpty();
    }

    private static Capacity post(Role role, String number, @Nullable String hprNumber) {
        return new Capacity(role, UUID.randomUUID(), "Kontoret", number, hprNumber);
    }
}
