package no.samkonsult.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    /** The example of the Standard Webhooks specification. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final Signature signature = Signature.by(SECRET).orElseThrow();

    @Test
    void signsAsTheSpecificationsExample() {
        assertThat(signature.headers(ID, AT, BODY))
                .isEqualTo(Map.of("webhook-id", ID, "webhook-timestamp", "1614265330", "webhook-signature", SIGNED));
    }

    @ParameterizedTest(name = "{0} s off: {1}")
    @CsvSource({"0, true", "300, true", "-300, true", "301, false", "-301, false"})
    void holdsForFiveMinutes(long seconds, boolean holds) {
        assertThat(signature.holds(ID, "1614265330", SIGNED, BODY, AT.plusSeconds(seconds)))
                .isEqualTo(holds);
    }

    @Test
    void aChangedBodyIdOrTimeDoesNotHold() {
        assertThat(signature.holds(ID, "1614265330", SIGNED, "{}".getBytes(UTF_8), AT))
                .isFalse();
        assertThat(signature.holds("msg_2", "1614265330", SIGNED, BODY, AT)).isFalse();
        assertThat(signature.holds(ID, "1614265331", SIGNED, BODY, AT)).isFalse();
        assertThat(signature.holds(ID, "soon", SIGNED, BODY, AT)).isFalse();
        assertThat(signature.holds(null, null, null, BODY, AT)).isFalse();
    }

    @Test
    void oneOfSeveralSignaturesIsEnoughWhileASecretIsChanged() {
        assertThat(signature.holds(ID, "1614265330", "v1,AAAA " + SIGNED, BODY, AT))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_æ", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void aSecretOfAnotherFormIsNone(String secret) {
        assertThat(Signature.by(secret)).isEmpty();
    }

    @Test
    void aDerivedSecretIsAnotherForEachPurpose() {
        byte[] master = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
        Signature one = Signature.derived(master, "webhook/1");
        assertThat(Signature.by(one.secret()).orElseThrow().headers(ID, AT, BODY))
                .isEqualTo(one.headers(ID, AT, BODY));
        assertThat(Signature.derived(master, "webhook/2").secret()).isNotEqualTo(one.secret());
    }
}
