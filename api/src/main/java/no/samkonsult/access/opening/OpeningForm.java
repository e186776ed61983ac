package no.samkonsult.access.opening;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.samkonsult.shared.NationalIdentityNumber;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in to open a record, as it was sent.
 *
 * @param number the whole national identity number, with spaces or without; not asked for where there is an alert
 * @param alert an alert's id, or nothing
 */
@Serdeable
public record OpeningForm(
        @Nullable String number,
        @Nullable String alert,
        @Nullable Reason reason,
        @Nullable String explanation) {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1_000;
    private static final String UUID_PATTERN = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    static OpeningForm empty(@Nullable String alert) {
        return new OpeningForm(null, alert, null, null);
    }

    /** Whether it starts from an alert. */
    public boolean isOfAlert() {
        return alert != null && alert.matches(UUID_PATTERN);
    }

    /** The fields that cannot be taken as they are. */
    public Set<String> faults() {
        var faults = new TreeSet<String>();
        if (subject().isEmpty()) {
            faults.add("number");
        }
        if (reason == null) {
            faults.add("reason");
        }
        int length = stated().length();
        if (length < SHORTEST || length > LONGEST) {
            faults.add("explanation");
        }
        return faults;
    }

    /** The attempt, where there are no faults. */
    Optional<Attempt> attempt() {
        return faults().isEmpty() && reason != null
                ? subject().map(subject -> new Attempt(subject, reason, stated()))
                : Optional.empty();
    }

    private String stated() {
        return explanation == null ? "" : explanation.strip();
    }

    private Optional<Attempt.Subject> subject() {
        if (alert != null && isOfAlert()) {
            return Optional.of(new Attempt.Subject.OfAlert(UUID.fromString(alert)));
        }
        try {
            return Optional.of(new Attempt.Subject.Numbered(
                    NationalIdentityNumber.of(number == null ? "" : number.replaceAll("\\s", ""))));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }
}
