package no.samkonsult.scheduling.outside.reading;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.component.VFreeBusy;
import biweekly.io.text.ICalReader;
import biweekly.parameter.FreeBusyType;
import biweekly.property.FreeBusy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.shared.TimeRange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from iCalendar (RFC 5545) when its owner is busy: events and free-busy time, and nothing of what they are about. */
final class CalendarContent {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarContent.class);

    private CalendarContent() {}

    /** Whatever it holds: the library may break at what it does not expect, and that is no calendar either. Its words are not logged. */
    static Fetched read(String text, @Nullable String version, TimeRange window) {
        try {
            List<ICalendar> calendars = calendars(text);
            if (calendars.isEmpty()) {
                return new Fetched.Failed(Trouble.NOT_A_CALENDAR);
            }
            var patience = new Patience();
            List<TimeRange> busy = calendars.stream()
                    .flatMap(calendar -> Stream.concat(
                            events(calendar, window, patience),
                            calendar.getFreeBusies().stream().flatMap(CalendarContent::periods)))
                    .toList();
            return new Fetched.Busy(SpanRules.within(busy, window), version);
        } catch (Patience.Exhausted tooMuch) {
            return new Fetched.Failed(Trouble.TOO_LARGE);
        } catch (RuntimeException unreadable) {
            LOG.warn(
                    "calendar=unreadable as={} at={}",
                    unreadable.getClass().getName(),
                    Stream.of(unreadable.getStackTrace()).findFirst().orElse(null));
            return new Fetched.Failed(Trouble.NOT_A_CALENDAR);
        }
    }

    /** Times that name no zone, or one that nobody knows, are read by the clock in Norway. */
    private static List<ICalendar> calendars(String text) {
        try (var reader = new ICalReader(text)) {
            reader.setDefaultTimezone(TimeZone.getTimeZone(WallClockRules.ZONE));
            return reader.readAll();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** An event may stand several times: as a series, and as those of its days that are otherwise. */
    private static Stream<TimeRange> events(ICalendar calendar, TimeRange window, Patience patience) {
        return calendar.getEvents().stream()
                .filter(event -> event.getDateStart() != null && !isOurs(event))
                .collect(groupingBy(CalendarContent::identity, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .flatMap(same -> SeriesRules.busy(calendar, same, window, patience).stream());
    }

    /** What this service gave out comes back as what it is here already, or was. */
    private static boolean isOurs(VEvent event) {
        return identity(event).endsWith("@samkonsult");
    }

    private static String identity(VEvent event) {
        return event.getUid() == null || event.getUid().getValue() == null
                ? String.valueOf(System.identityHashCode(event))
                : event.getUid().getValue();
    }

    private static Stream<TimeRange> periods(VFreeBusy found) {
        return found.getFreeBusy().stream()
                .filter(each -> !FreeBusyType.FREE.equals(each.getType()))
                .map(FreeBusy::getValues)
                .flatMap(List::stream)
                .flatMap(period -> PeriodRules.time(period).stream());
    }
}
