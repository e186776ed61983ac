package no.samkonsult.scheduling.immediate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.scheduling.immediate.choice.RoleChoice;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows on which somebody chooses whom to ring.
 *
 * @param form what has been chosen so far
 * @param last what whoever rings chose the last time
 * @param already the call that rings for the patient already
 */
public record CallPage(
        PatientId patient,
        String patientName,
        CallForm form,
        List<RoleChoice> choices,
        Optional<CallTable.Last> last,
        Optional<Outcome.Already> already) {
    /** Whether somebody rings for the patient already. */
    public boolean isRinging() {
        return already.isPresent();
    }

    /** That call, where it is for whoever looks to see. */
    public @Nullable UUID ringing() {
        return already.map(Outcome.Already::id).orElse(null);
    }

    /** What stands in the field of the place: what was written, or what whoever rings wrote the last time. */
    public String place() {
        return form.isSent()
                ? form.fields().getOrDefault("place", "")
                : last.map(CallTable.Last::place).orElse("");
    }

    /** Whether so many minutes to answer are chosen; nothing is, the first time that somebody rings. */
    public boolean isPatience(int minutes) {
        return CallForm.isPatience(form, last.map(CallTable.Last::patienceMinutes), minutes);
    }

    public boolean isLength(int minutes) {
        return form.length().minutes() == minutes;
    }

    public static List<Integer> lengths() {
        return CallRules.LENGTHS;
    }

    public static List<Integer> patience() {
        return CallRules.PATIENCE;
    }
}
