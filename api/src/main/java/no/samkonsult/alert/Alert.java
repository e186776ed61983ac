package no.samkonsult.alert;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.measurement.Kind;
import no.samkonsult.measurement.answer.Summary;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a desk sees it: about whom, why, since when, and who has it.
 *
 * @param receivedAt when the latest reading under the rule came
 * @param unconfirmed whether the patient was asked to measure again, and has not
 * @param outsideHours whether it came when nobody was watching
 * @param finishBy until when whoever has it has it
 * @param extended whether they have asked for more time already
 * @param offeredTo the colleague who was asked to take over, and has not answered
 * @param answered the answers that it stands on, as {@link Summary} has them
 * @param municipality the patient's kommunenummer; with the desk null where it is kept from whoever asks
 */
@Introspected
public record Alert(
        UUID id,
        UUID patientId,
        String patientName,
        LocalDate birthDate,
        String rule,
        Severity severity,
        Status status,
        @Nullable String municipality,
        @Nullable String desk,
        Instant raisedAt,
        @Nullable Short kind,
        @Nullable Instant effectiveAt,
        @Nullable BigDecimal value1,
        @Nullable BigDecimal value2,
        @Nullable BigDecimal value3,
        boolean inRange,
        @Nullable Instant receivedAt,
        boolean unconfirmed,
        boolean outsideHours,
        @Nullable UUID takenBy,
        @Nullable String takenByName,
        @Nullable Instant takenAt,
        @Nullable Instant closedAt,
        @Nullable Outcome outcome,
        @Nullable String note,
        @Nullable Integer limitSetId,
        @Nullable Instant finishBy,
        boolean extended,
        @Nullable UUID offeredTo,
        @Nullable String offeredToName,
        @Nullable String answered) {
    /** The kind of the latest measurement under the rule, if a measurement raised it. */
    public Optional<Kind> measured() {
        return Optional.ofNullable(kind).map(Kind::ofStored);
    }

    /** The values of that measurement, in the order of the kind's components; what was not measured is null. */
    public List<@Nullable BigDecimal> values() {
        return Arrays.asList(value1, value2, value3);
    }

    /** The answers that it stands on, if it was answers that raised it. */
    public Optional<Summary> summary() {
        return Optional.ofNullable(answered).map(Summary::read);
    }

    /** The rule without what it is about: {@code device} of {@code device:anna-bp}. */
    public String ruleName() {
        return rule.contains(":") ? rule.substring(0, rule.indexOf(':')) : rule;
    }

    /** What the rule is about, after its name, if anything. */
    public String ruleSubject() {
        return rule.contains(":") ? rule.substring(rule.indexOf(':') + 1) : "";
    }
}
