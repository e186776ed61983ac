package no.samkonsult.scheduling.preference;

import static no.samkonsult.shared.InvalidInput.given;

import io.micronaut.serde.annotation.Serdeable;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.Hours;
import no.samkonsult.scheduling.hours.WeekForm;
import no.samkonsult.scheduling.hours.WeeklySpell;
import no.samkonsult.scheduling.hours.WorkingTime;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** When meetings suit somebody best, as REST clients write and read it. */
@Serdeable
record MeetingTimes(@Nullable List<Spell> week) {
    /** Hours of a weekday by the clock of Europe/Oslo, such as 10:00 to 11:30, on steps of five minutes; 24:00 ends the day. */
    @Serdeable
    record Spell(
            @Nullable String weekday,
            @Nullable String opens,
            @Nullable String closes) {
        static Spell of(WeeklySpell spell) {
            return new Spell(
                    spell.weekday().name(),
                    spell.hours().opens().toString(),
                    spell.hours().closing());
        }

        DayOfWeek day() {
            return Stream.of(DayOfWeek.values())
                    .filter(day -> day.name().equals(weekday))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInput("weekday", "must be one of " + List.of(DayOfWeek.values())));
        }

        String written() {
            return "%s-%s".formatted(opens, closes);
        }
    }

    static MeetingTimes of(WorkingTime time) {
        return new MeetingTimes(time.week().stream().map(Spell::of).toList());
    }

    /** @throws InvalidInput where it is no week of hours that lie apart */
    Map<DayOfWeek, List<Hours>> hours() {
        var written = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        given("week", week).forEach(spell -> written.merge(spell.day(), spell.written(), "%s,%s"::formatted));
        var hours = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        written.forEach((day, text) -> hours.put(day, read(day, text)));
        return hours;
    }

    private static List<Hours> read(DayOfWeek day, String text) {
        return WeekForm.read(text)
                .orElseThrow(() -> new InvalidInput(
                        "week",
                        "has %s on %s, which are no hours that lie apart on steps of five minutes"
                                .formatted(text, day)));
    }
}
