package no.samkonsult.scheduling.basis;

import java.util.Arrays;
import java.util.Optional;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** On what a hospital takes part. */
public enum Basis {
    /** Gjeldande henvising. */
    CURRENT_REFERRAL,
    /** Ny henvising trengst: something to do, which stops nobody. */
    NEW_REFERRAL_NEEDED,
    /** Rettleiing utan pasientidentitet. */
    ADVICE_WITHOUT_IDENTITY,
    /** Rettleiing med pasientidentitet, which is documented. */
    ADVICE_WITH_IDENTITY;

    /** What was chosen, where anything was. */
    public static Optional<Basis> chosen(@Nullable String code) {
        return code == null || code.isEmpty() ? Optional.empty() : Optional.of(of(code));
    }

    static Basis of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(basis -> basis.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("basis", "must be one of %s".formatted(Arrays.toString(values()))));
    }
}
