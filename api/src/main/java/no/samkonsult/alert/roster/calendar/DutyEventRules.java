package no.samkonsult.alert.roster.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samkonsult.alert.roster.Shift;
import no.samkonsult.alert.roster.ShiftId;
import no.samkonsult.platform.PrivateEventRules;
import no.samkonsult.shared.PersonId;

/**
 * Writes duty as iCalendar. Times are in UTC, and so the same whatever a program knows of Norwegian summer time.
 */
final class DutyEventRules {
    private static final String SUMMARY = "Vakt";
    private static final String PRODUCT = "-//Samkonsult//Vakt//NN";

    private DutyEventRules() {}

    /** The duty of one person. A shift that is divided has one event for each part. */
    static List<DutyEvent> events(List<Shift> shifts, PersonId person) {
        var parts = new HashMap<String, Integer>();
        return shifts.stream()
                .filter(shift -> shift.person().equals(person))
                .map(shift -> new DutyEvent(id(shift, parts), shift.time()))
                .toList();
    }

    static String write(List<DutyEvent> events, Instant now) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setName(SUMMARY);
        events.forEach(event -> calendar.addEvent(PrivateEventRules.event(event.id(), event.time(), SUMMARY, now)));
        return Biweekly.write(calendar).go();
    }

    private static String id(Shift shift, Map<String, Integer> parts) {
        String whole = whole(shift);
        int part = parts.merge(whole, 1, Integer::sum);
        return part == 1 ? whole : "%s-%d".formatted(whole, part);
    }

    private static String whole(Shift shift) {
        ShiftId planned = shift.planned();
        String first = shift.override() == null ? "" : shift.override() + "-";
        return planned == null ? first + "extra" : "%s%s-%s".formatted(first, planned.rotation(), planned.day());
    }
}
