package no.samkonsult.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingContextTest {
    @Test
    void namesItsReadingByANumberThatIsNotNegative() {
        assertThat(of(0).sequence()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> of(-1)).withMessage("sequence: negative");
    }

    private static ReadingContext of(int sequence) {
        return new ReadingContext(null, Kind.GLUCOSE, sequence, Set.of(Supplement.FASTING));
    }
}
