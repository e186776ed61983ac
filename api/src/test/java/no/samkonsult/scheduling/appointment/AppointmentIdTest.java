package no.samkonsult.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppointmentIdTest {
    private static final UUID CONSULTATION = UUID.fromString("6a1f8d53-0a55-4f0e-9a53-0f6c3c1f7a01");
    private static final UUID PERSON = UUID.fromString("f0000000-0000-0000-8000-00000000000f");

    @Test
    void readsWhatItWrites() {
        var whole = AppointmentId.whole(CONSULTATION);
        var part = new AppointmentId(CONSULTATION, "974557746");
        var answer = new AnswerId(CONSULTATION, PERSON);
        assertThat(whole).hasToString("6a1f8d53-0a55-4f0e-9a53-0f6c3c1f7a01");
        assertThat(part).hasToString("6a1f8d53-0a55-4f0e-9a53-0f6c3c1f7a01.974557746");
        assertThat(answer).hasToString("6a1f8d530a554f0e9a530f6c3c1f7a01f000000000000000800000000000000f");
        assertThat(AppointmentId.parse(whole.toString())).contains(whole);
        assertThat(AppointmentId.parse(part.toString())).contains(part);
        assertThat(AnswerId.parse(answer.toString())).contains(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6a1f8d53-0a55-4f0e-9a53-0f6c3c1f7a01.",
                "6a1f8d53-0a55-4f0e-9a53-0f6c3c1f7a01.97455774",
                "6a1f8d53-0a55-4f0e-9a53-0f6c3c1f7a01.9745577460",
                "6A1F8D53-0A55-4F0E-9A53-0F6C3C1F7A01",
                "6a1f8d530a554f0e9a530f6c3c1f7a01f00000000000000080000000000000",
                "6a1f8d530a554f0e9a530f6c3c1f7a01f0000000000000008000000000000zzz"
            })
    void namesNothingByAnythingElse(String text) {
        assertThat(AppointmentId.parse(text)).isEmpty();
        assertThat(AnswerId.parse(text)).isEmpty();
    }
}
