package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;

import no.samkonsult.shared.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NavigationTest {
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "/, /, true",
        "/, /worklist, false",
        "/patients, /patients, true",
        "/patients, /patients/7, true",
        "/patients, /patients-archive, false"
    })
    void aPlaceHoldsWhatLiesBelowIt(String place, String current, boolean holds) {
        assertThat(new Navigation.Item(place, "key").holds(current)).isEqualTo(holds);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SECRETARY", "COORDINATOR", "ADMINISTRATOR", "LOG_CONTROLLER", "ANALYST"})
    void whoSeesNoClinicalDataIsNotLedToPatients(Role role) {
        assertThat(Navigation.of(role)).extracting(Navigation.Item::path).doesNotContain("/patients", "/worklist");
    }
}
