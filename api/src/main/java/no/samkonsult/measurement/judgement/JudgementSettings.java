package no.samkonsult.measurement.judgement;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * What a site may decide about judging.
 *
 * @param lateAfter how old a reading may be when it arrives and still call somebody. Four hours is Samkonsult's own choice and no
 *     published limit: what was measured in the night and is read in the morning is late, what was out of reach over a meal is not
 * @param nightBegins from when on patients are not asked to measure again
 * @param nightEnds until when
 * @param zone where their nights are
 */
@ConfigurationProperties("samkonsult.judgement")
public record JudgementSettings(
        @Bindable(defaultValue = "4h") Duration lateAfter,
        @Bindable(defaultValue = "22:00") LocalTime nightBegins,
        @Bindable(defaultValue = "07:00") LocalTime nightEnds,
        @Bindable(defaultValue = "Europe/Oslo") ZoneId zone) {
    public Night night() {
        return new Night(nightBegins, nightEnds, zone);
    }
}
