package no.samkonsult.monitoring.template;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samkonsult.monitoring.Change;
import org.jspecify.annotations.Nullable;

/**
 * What a programme proposes for a patient: what is measured when, and which limits to begin from. A template is never changed;
 * a new version follows it. Nothing in it holds for anybody before the responsible doctor has confirmed it.
 *
 * @param id such as {@code heart-failure}
 * @param date when this version was written
 */
@Serdeable
public record Template(String id, int version, LocalDate date, List<Limits> limits, List<Planned> activities) {
    public Template {
        limits = List.copyOf(limits);
        activities = List.copyOf(activities);
    }

    /** As the limits that began from it name it, such as {@code heart-failure/1}. */
    public String reference() {
        return "%s/%d".formatted(id, version);
    }

    public Optional<Limits> limits(int kind) {
        return limits.stream().filter(each -> each.kind() == kind).findFirst();
    }

    /**
     * Limits to begin from.
     *
     * @param kind as the database numbers kinds; {@code measured} is its name, for whoever reads the file
     * @param target what the doctor must say before there are numbers; none where there is nothing to say
     * @param source where the numbers come from
     */
    @Serdeable
    public record Limits(
            int kind,
            String measured,
            String source,
            @Nullable Target target,
            List<Value> values,
            List<Movement> changes) {
        public Limits {
            values = List.copyOf(values);
            changes = List.copyOf(changes);
        }
    }

    /** What the patient's own numbers are reckoned from. */
    public enum Target {
        DRY_WEIGHT,
        SATURATION_FLOOR
    }

    /** The limits of one value: as they are, or where there is a target, their distance from it. */
    @Serdeable
    public record Value(
            int component,
            @Nullable BigDecimal redLow,
            @Nullable BigDecimal yellowLow,
            @Nullable BigDecimal yellowHigh,
            @Nullable BigDecimal redHigh,
            boolean redLowNeverWaits,
            boolean redHighNeverWaits) {}

    /** How far a value may move, as {@link Change} has it. */
    @Serdeable
    public record Movement(
            int component,
            Change.Against against,
            int days,
            boolean inPerCent,
            @Nullable BigDecimal redFall,
            @Nullable BigDecimal yellowFall,
            @Nullable BigDecimal yellowRise,
            @Nullable BigDecimal redRise) {
        Change change() {
            return new Change(component, against, days, inPerCent, redFall, yellowFall, yellowRise, redRise);
        }
    }

    /** When something is measured: at local times of day, every so many days. */
    @Serdeable
    public record Planned(
            int kind,
            String measured,
            List<String> times,
            int everyDays,
            int earlyMinutes,
            int graceMinutes,
            String source) {
        public Planned {
            times = List.copyOf(times);
        }
    }
}
