package no.samkonsult.scheduling.immediate;

import java.util.List;
import java.util.UUID;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.place.MeetingPlace;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** A call as somebody wants it made. */
record CallWish(PatientId patient, @Nullable UUID alert, MeetingLength length, MeetingPlace place, Whom whom) {
    CallWish {
        if (!CallRules.LENGTHS.contains(length.minutes())) {
            throw new InvalidInput("minutes", "must be one of %s".formatted(CallRules.LENGTHS));
        }
    }

    /** Somebody to ring in a role. */
    record Wanted(PersonId person, Role role) {}

    /** Whom to ring, and how long they have to answer. Who is named in several roles is rung in the first. */
    record Whom(List<Wanted> people, int patienceMinutes) {
        Whom {
            people = List.copyOf(people);
            if (people.isEmpty() || people.size() > CallRules.MOST) {
                throw new InvalidInput("people", "must be 1 to %d".formatted(CallRules.MOST));
            }
            if (!CallRules.PATIENCE.contains(patienceMinutes)) {
                throw new InvalidInput("patienceMinutes", "must be one of %s".formatted(CallRules.PATIENCE));
            }
        }

        List<PersonId> ids() {
            return people.stream().map(Wanted::person).distinct().toList();
        }
    }
}
