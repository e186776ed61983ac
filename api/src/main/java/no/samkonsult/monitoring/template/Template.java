package no.samkonsult.monitoring.template;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import no.samkonsult.monitoring.Change;
import no.samkonsult.monitoring.Confirmation;
import no.samkonsult.monitoring.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * What a programme proposes for a patient: what is measured when, and which limits to begin from. A template is never changed;
 * a new version follows it. Nothing in it holds for anybody before the responsible doctor has confirmed it.
 *
 * @param id such as {@code heart-failure}
 * @param date when this version was written
 * @param questionnaires what it asks; none in versions from before templates asked anything
 */
@Serdeable
public record Template(
        String id,
        int version,
        LocalDate date,
        List<Limits> limits,
        List<Planned> activities,
        @Nullable List<Asked> questionnaires) {
    public Template {
        limits = List.copyOf(limits);
        activities = List.copyOf(activities);
    }

    /** The questionnaires that it asks. */
    public List<Asked> forms() {
        return questionnaires == null ? List.of() : List.copyOf(questionnaires);
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
     * @param proof what it takes before they alert; none in templates from before there was a choice: the first reading does
     */
    @Serdeable
    public record Limits(
            int kind,
            String measured,
            String source,
            @Nullable Target target,
            List<Value> values,
            List<Movement> changes,
            @Nullable Proof proof) {
        public Limits {
            values = List.copyOf(values);
            changes = List.copyOf(changes);
        }

        Confirmation confirmation() {
            return proof == null ? new Confirmation.Immediate() : proof.confirmation();
        }

        /** Where the numbers and what it takes come from. */
        public String sources() {
            return proof == null ? source : "%s. %s".formatted(source, proof.source());
        }
    }

    /** The patterns that limits may want before they alert, as {@link Confirmation} has them. */
    public enum Pattern {
        IMMEDIATE,
        IN_A_ROW,
        MEAN,
        MEASURE_AGAIN
    }

    /**
     * What it takes before readings outside the limits alert.
     *
     * @param source where the choice comes from
     */
    @Serdeable
    public record Proof(
            Pattern pattern,
            @Nullable Integer needed,
            @Nullable Integer among,
            @Nullable Integer withinMinutes,
            String source) {
        Confirmation confirmation() {
            return switch (pattern) {
                case IMMEDIATE -> new Confirmation.Immediate();
                case IN_A_ROW -> new Confirmation.InARow(requireNonNull(needed), requireNonNull(among));
                case MEAN ->
                    new Confirmation.MeanOfLast(
                            requireNonNull(among), Duration.ofMinutes(requireNonNull(withinMinutes)));
                case MEASURE_AGAIN -> new Confirmation.MeasureAgain(Duration.ofMinutes(requireNonNull(withinMinutes)));
            };
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

        public Schedule schedule(LocalDate from) {
            return Template.schedule(times, everyDays, from, earlyMinutes, graceMinutes);
        }
    }

    /** When a questionnaire is asked, in its newest version: at local times of day, every so many days. */
    @Serdeable
    public record Asked(
            String code, List<String> times, int everyDays, int earlyMinutes, int graceMinutes, String source) {
        public Asked {
            times = List.copyOf(times);
        }

        public Schedule schedule(LocalDate from) {
            return Template.schedule(times, everyDays, from, earlyMinutes, graceMinutes);
        }
    }

    /** On every day of the week, and every so many days from one. */
    private static Schedule schedule(List<String> times, int everyDays, LocalDate from, int early, int grace) {
        return new Schedule(
                times.stream().map(LocalTime::parse).toList(),
                EnumSet.allOf(DayOfWeek.class),
                everyDays,
                from,
                Duration.ofMinutes(early),
                Duration.ofMinutes(grace));
    }
}
