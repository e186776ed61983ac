package no.samkonsult.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Path folder;

    SettingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAMKONSULT_OWNER_PASSWORD",
                "SAMKONSULT_APP_PASSWORD",
                "SAMKONSULT_INTAKE_PASSWORD",
                "SAMKONSULT_TOKEN_KEY",
                "SAMKONSULT_BROKER_PASSWORD",
                "SAMKONSULT_BROKER_ADMIN_PASSWORD",
                "SAMKONSULT_METRICS_TOKEN"
            })
    void aSecretMayStandInAFile(String name) throws IOException {
        var settings = Settings.of(Map.of(name + "_FILE", file("s e cret\n"), "SAMKONSULT_PORT", "1"));
        assertThat(settings.value(name)).isEqualTo("s e cret");
        assertThat(settings.value("SAMKONSULT_PORT")).isEqualTo("1");
        assertThat(settings.fromFiles()).containsOnly(Map.entry(name, "s e cret"));
    }

    @Test
    void anEmptyFileNameIsNone() {
        var settings = Settings.of(Map.of("SAMKONSULT_TOKEN_KEY", "k", "SAMKONSULT_TOKEN_KEY_FILE", ""));
        assertThat(settings.value("SAMKONSULT_TOKEN_KEY")).isEqualTo("k");
        assertThat(settings.fromFiles()).isEmpty();
    }

    @Test
    void whatIsNotOursIsLeftAlone() {
        assertThat(Settings.of(Map.of("POSTGRES_PASSWORD_FILE", "/nowhere")).fromFiles())
                .isEmpty();
    }

    @Test
    void aValueInBothPlacesIsRefusedWithoutRepeatingIt() throws IOException {
        var both = Map.of("SAMKONSULT_TOKEN_KEY", "cafe", "SAMKONSULT_TOKEN_KEY_FILE", file("beef"));
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Settings.of(both))
                .withMessageStartingWith("SAMKONSULT_TOKEN_KEY and SAMKONSULT_TOKEN_KEY_FILE")
                .withMessageNotContainingAny("cafe", "beef", "\n");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Settings.of(Map.of("SAMKONSULT_TOKEN_KEY_FILE", "/nowhere")))
                .withMessage("SAMKONSULT_TOKEN_KEY_FILE: the file /nowhere cannot be read");
    }

    @Test
    void tellsNoSecretOfItself() throws IOException {
        var settings =
                Settings.of(Map.of("SAMKONSULT_TOKEN_KEY_FILE", file("beef"), "SAMKONSULT_APP_PASSWORD", "cafe"));
        assertThat(settings.toString()).doesNotContain("beef", "cafe").contains("SAMKONSULT_TOKEN_KEY");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("secret"), content).toString();
    }
}
