package no.samkonsult.alert.roster.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Classification;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samkonsult.alert.roster.Shift;
import no.samkonsult.alert.roster.ShiftId;
import no.samkonsult.shared.PersonId;

/**
 * Writes duty as iCalendar (RFC 5545). A calendar lies on other machines and is seen by others: it holds no name of a person,
 * a service or a desk. Times are in UTC, and so the same whatever a program knows of Norwegian summer time.
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
        events.forEach(event -> calendar.addEvent(event(event, now)));
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

    private static VEvent event(DutyEvent duty, Instant now) {
        var event = new VEvent();
        event.setUid(duty.id() + "@samkonsult");
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(duty.time().start()), true);
        event.setDateEnd(Date.from(duty.time().end()), true);
        event.setSummary(SUMMARY);
        event.setClassification(Classification.private_());
        return event;
    }
}
