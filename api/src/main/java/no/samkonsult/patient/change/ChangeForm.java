package no.samkonsult.patient.change;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.patient.AddressProtection;
import no.samkonsult.shared.NationalIdentityNumber;
import org.jspecify.annotations.Nullable;

/**
 * A change as it was filled in.
 *
 * @param number the patient's whole identity number, from an administrator
 * @param confirmed set where one has confirmed what cannot be undone
 */
@Serdeable
record ChangeForm(
        Kind kind,
        @Nullable String number,
        @Nullable UUID service,
        @Nullable String address,
        @Nullable UUID practitioner,
        @Nullable AddressProtection protection,
        @Nullable String on,
        @Nullable String confirmed) {
    /** Which change. */
    enum Kind {
        MOVE,
        PRACTITIONER,
        LEAVING,
        DEATH,
        PROTECTION
    }

    /** The change, unless something is missing. */
    Optional<Change> change() {
        return Optional.ofNullable(
                switch (kind) {
                    case MOVE -> move(day());
                    case PRACTITIONER -> newPractitioner(day());
                    case LEAVING -> confirmed == null ? null : new Change.Leaving();
                    case DEATH -> death(day());
                    case PROTECTION -> protection == null ? null : new Change.Protection(protection);
                });
    }

    private Change.@Nullable Move move(@Nullable LocalDate day) {
        return day == null || service == null || address == null ? null : new Change.Move(service, address, day);
    }

    private Change.@Nullable NewPractitioner newPractitioner(@Nullable LocalDate day) {
        return day == null || practitioner == null ? null : new Change.NewPractitioner(practitioner, day);
    }

    private Change.@Nullable Death death(@Nullable LocalDate day) {
        return day == null || confirmed == null ? null : new Change.Death(day);
    }

    Optional<NationalIdentityNumber> patient() {
        try {
            return Optional.of(NationalIdentityNumber.of(number == null ? "" : number.replaceAll("\\s", "")));
        } catch (IllegalArgumentException noNumber) {
            return Optional.empty();
        }
    }

    private @Nullable LocalDate day() {
        try {
            return on == null ? null : LocalDate.parse(on);
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }
}
