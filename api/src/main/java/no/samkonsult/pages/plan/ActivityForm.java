package no.samkonsult.pages.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samkonsult.measurement.Kind;
import no.samkonsult.monitoring.plan.NewActivity;
import no.samkonsult.monitoring.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** What is to be measured or asked and when, as somebody filled it in. {@code times} are times of day, such as {@code 08:00, 20:00}. */
final class ActivityForm {
    private static final int MOST_EARLY = 720;
    private static final int MOST_GRACE = 1440;

    private final Fields fields;
    private final LocalDate today;

    ActivityForm(Map<String, String> given, LocalDate today) {
        fields = new Fields(given);
        this.today = today;
    }

    Fields fields() {
        return fields;
    }

    /** The code of a questionnaire that is to be asked; none where something is to be measured. */
    Optional<String> questionnaire() {
        String kind = fields.given("kind");
        return kind.startsWith(PlanPage.FORM) ? Optional.of(kind.substring(PlanPage.FORM.length())) : Optional.empty();
    }

    Optional<NewActivity> activity() {
        Optional<Kind> kind = fields.choice("kind", Kind.class);
        UUID device = device();
        return schedule().flatMap(schedule -> kind.map(each -> new NewActivity(each.stored(), device, schedule, null)));
    }

    Optional<Schedule> schedule() {
        List<LocalTime> times = times();
        Optional<Integer> every = fields.whole("everyDays", 1, 90);
        Optional<Integer> early = fields.whole("earlyMinutes", 0, MOST_EARLY);
        Optional<Integer> grace = fields.whole("graceMinutes", 1, MOST_GRACE);
        Set<DayOfWeek> days = days();
        return fields.faults().isEmpty()
                ? Optional.of(new Schedule(
                        times,
                        days,
                        every.orElseThrow(),
                        today,
                        Duration.ofMinutes(early.orElseThrow()),
                        Duration.ofMinutes(grace.orElseThrow())))
                : Optional.empty();
    }

    private @Nullable UUID device() {
        String text = fields.given("device");
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            fields.fault("device", "choice");
            return null;
        }
    }

    private List<LocalTime> times() {
        String text = fields.needed("times");
        try {
            List<LocalTime> times = Arrays.stream(text.split("[,;\\s]+"))
                    .filter(each -> !each.isEmpty())
                    .map(LocalTime::parse)
                    .distinct()
                    .toList();
            if (!times.isEmpty() && times.size() <= 12) {
                return times;
            }
        } catch (DateTimeParseException noTime) {
            // said below, as for too many
        }
        fields.fault("times", "times");
        return List.of();
    }

    /** Without any of them ticked it is every day. */
    private Set<DayOfWeek> days() {
        Set<DayOfWeek> ticked = Stream.of(DayOfWeek.values())
                .filter(day -> fields.isSet("day" + day.getValue()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
        return ticked.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : ticked;
    }
}
