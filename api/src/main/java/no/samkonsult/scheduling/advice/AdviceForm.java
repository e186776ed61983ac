package no.samkonsult.scheduling.advice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.advice.IdentityNumberRules.Found;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PatientId;

/**
 * A question as it is filled in.
 *
 * @param digits what was found in it that must not be sent, or not unless it is meant
 */
public record AdviceForm(Map<String, String> fields, Found digits) {
    /** Within how many days an answer can be asked for. */
    public static final List<Integer> DAYS = List.of(1, 3, 7, 14, 28);

    private static final int USUAL = 7;

    static AdviceForm of(Map<String, String> fields) {
        return new AdviceForm(fields, Found.NOTHING);
    }

    AdviceForm with(Found found) {
        return new AdviceForm(fields, found);
    }

    public String given(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether it is only looked for whom to ask: what was written must not be in an address, and so it is sent like the rest. */
    boolean isSearch() {
        return fields.containsKey("search");
    }

    /** The patient on whose page one began; none on the page without one. */
    Optional<PatientId> patient() {
        String patient = given("patient");
        try {
            return patient.isEmpty() ? Optional.empty() : Optional.of(new PatientId(UUID.fromString(patient)));
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput("patient", "is not an id");
        }
    }

    /** Without a patient there is no other way; with one, it is said. */
    public boolean isWithoutIdentity() {
        return patient().isEmpty() || given("identity").equals("without");
    }

    public int days() {
        return DAYS.stream()
                .filter(days -> given("days").equals(days.toString()))
                .findFirst()
                .orElse(USUAL);
    }

    /** Whether whoever asks must say that eleven digits are meant. */
    public boolean mustConfirm() {
        return digits == Found.ELEVEN_DIGITS;
    }

    /** What is missing, in words; empty where nothing is. */
    String missing(Page page) {
        if (given("to").isEmpty()) {
            return page.text("advice.to.needed");
        }
        int length = given("question").strip().length();
        return length == 0 || length > AdviceEntry.LONGEST ? page.text("advice.words.needed", AdviceEntry.LONGEST) : "";
    }

    AdviceWish wish(Instant now) {
        PatientId named = isWithoutIdentity() ? null : patient().orElseThrow();
        return new AdviceWish(
                named,
                Recipient.of("to", given("to")),
                given("question"),
                fields.containsKey("digitsMeant"),
                now.plus(Duration.ofDays(days())));
    }
}
