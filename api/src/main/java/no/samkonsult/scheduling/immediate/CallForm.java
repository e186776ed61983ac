package no.samkonsult.scheduling.immediate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.MeetingLength;
import no.samkonsult.scheduling.immediate.CallWish.Wanted;
import no.samkonsult.scheduling.immediate.CallWish.Whom;
import no.samkonsult.scheduling.place.MeetingPlace;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;
import no.samkonsult.shared.PersonId;
import no.samkonsult.shared.Role;
import org.jspecify.annotations.Nullable;

/** The fields in which somebody chooses whom to ring: {@code ring.<person>.<role>} for each, and how long and where. */
public record CallForm(Map<String, String> fields) {
    private static final String RING = "ring.";

    PatientId patient() {
        return new PatientId(read("patient", given("patient"), UUID::fromString));
    }

    @Nullable
    UUID alert() {
        return given("alert").isEmpty() ? null : read("alert", given("alert"), UUID::fromString);
    }

    /** The length that is chosen, or the shorter one. */
    MeetingLength length() {
        return new MeetingLength(
                given("minutes").isEmpty()
                        ? CallRules.LENGTHS.getFirst()
                        : read("minutes", given("minutes"), Integer::valueOf));
    }

    String name() {
        return given("name");
    }

    /** Whether somebody has chosen yet, if only nobody. */
    boolean isSent() {
        return fields.containsKey("sent");
    }

    /** The fields of those who are ticked. */
    Set<String> ticked() {
        return fields.keySet().stream().filter(field -> field.startsWith(RING)).collect(Collectors.toUnmodifiableSet());
    }

    List<PersonId> people() {
        return wanted().stream().map(Wanted::person).distinct().toList();
    }

    /** What is wrong with it, in words; empty where nothing is. */
    Optional<String> fault(Page page) {
        if (wanted().isEmpty()) {
            return Optional.of(page.text("immediate.nobody"));
        }
        if (wanted().size() > CallRules.MOST) {
            return Optional.of(page.text("immediate.too-many", CallRules.MOST));
        }
        return given("patience").isEmpty() ? Optional.of(page.text("immediate.patience.needed")) : Optional.empty();
    }

    /** The same, of the place too. */
    Optional<String> faultWithPlace(Page page) {
        return fault(page)
                .or(() -> MeetingPlace.isOne(given("place"))
                        ? Optional.empty()
                        : Optional.of(page.text("immediate.place.needed")));
    }

    Whom whom() {
        return new Whom(wanted(), read("patience", given("patience"), Integer::valueOf));
    }

    CallWish wish() {
        return new CallWish(patient(), alert(), length(), new MeetingPlace(given("place")), whom());
    }

    /** Whether so many minutes to answer are chosen, in a form or else the last time. */
    static boolean isPatience(CallForm form, Optional<Integer> last, int minutes) {
        String chosen = form.given("patience");
        return chosen.isEmpty()
                ? last.filter(each -> each == minutes).isPresent()
                : chosen.equals(Integer.toString(minutes));
    }

    private List<Wanted> wanted() {
        var wanted = new ArrayList<Wanted>();
        for (String field : ticked()) {
            String[] parts = field.split("\\.", 3);
            if (parts.length < 3) {
                throw new InvalidInput(field, "cannot be read");
            }
            wanted.add(new Wanted(
                    new PersonId(read(field, parts[1], UUID::fromString)), read(field, parts[2], Role::valueOf)));
        }
        return wanted;
    }

    private String given(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    private static <T> T read(String field, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput(field, "cannot be read");
        }
    }
}
