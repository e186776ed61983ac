package no.samkonsult.scheduling.immediate;

import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.immediate.CallWish.Wanted;
import no.samkonsult.scheduling.immediate.CallWish.Whom;
import no.samkonsult.scheduling.place.MeetingPlace;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** What REST clients send about immediate consultations. Every value may be missing, and is asked for by name. */
final class ImmediateRequests {
    private ImmediateRequests() {}

    /** Somebody to ring, in a role. */
    @Serdeable
    record Named(@Nullable UUID personId, @Nullable Role role) {
        Wanted wanted() {
            return new Wanted(new PersonId(given("personId", personId)), given("role", role));
        }
    }

    /** A call. */
    @Serdeable
    record Wish(
            @Nullable UUID patientId,
            @Nullable UUID alertId,
            @Nullable Integer minutes,
            @Nullable String place,
            @Nullable List<Named> people,
            @Nullable Integer patienceMinutes) {
        CallWish wish() {
            return new CallWish(
                    new PatientId(given("patientId", patientId)),
                    alertId,
                    new MeetingLength(given("minutes", minutes)),
                    new MeetingPlace(given("place", place)),
                    ImmediateRequests.whom(people, patienceMinutes));
        }
    }

    /** Others to ring. */
    @Serdeable
    record More(@Nullable List<Named> people, @Nullable Integer patienceMinutes) {
        Whom whom() {
            return ImmediateRequests.whom(people, patienceMinutes);
        }
    }

    /** An answer. */
    @Serdeable
    record Said(@Nullable String answer) {
        boolean isYes() {
            return ImmediateRequests.isYes(answer);
        }
    }

    static boolean isYes(@Nullable String answer) {
        return switch (given("answer", answer).toUpperCase(Locale.ROOT)) {
            case "YES" -> true;
            case "NO" -> false;
            default -> throw new InvalidInput("answer", "must be YES or NO");
        };
    }

    private static Whom whom(@Nullable List<Named> people, @Nullable Integer patienceMinutes) {
        return new Whom(
                given("people", people).stream().map(Named::wanted).toList(),
                given("patienceMinutes", patienceMinutes));
    }
}
