package no.samkonsult.scheduling.outside.feed;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.component.VFreeBusy;
import biweekly.parameter.FreeBusyType;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.SpanRules;
import no.samkonsult.platform.PrivateEventRules;
import no.samkonsult.scheduling.outside.feed.FeedTable.Taken;
import no.samkonsult.shared.TimeRange;

/**
 * Writes somebody's time as iCalendar (RFC 5545). A calendar lies on other machines and is seen by others: it holds no name of
 * a person, a service or an organisation, and nothing about anybody's health. Times are in UTC.
 */
final class FeedRules {
    private static final String SUMMARY = "Videotime";
    private static final String PRODUCT = "-//Samkonsult//Kalender//NN";

    private FeedRules() {}

    /** @param service where the link of a meeting leads; it asks for login */
    static String meetings(List<Taken> taken, URI service, Instant now) {
        ICalendar calendar = calendar();
        calendar.setName(SUMMARY);
        for (Taken each : taken) {
            if (each.consultation() != null) {
                calendar.addEvent(event(each.consultation(), each.time(), service, now));
            }
        }
        return Biweekly.write(calendar).go();
    }

    static String freeBusy(List<Taken> taken, TimeRange window, Instant now) {
        var freeBusy = new VFreeBusy();
        freeBusy.setDateTimeStamp(Date.from(now));
        freeBusy.setDateStart(Date.from(window.start()), true);
        freeBusy.setDateEnd(Date.from(window.end()), true);
        SpanRules.within(taken.stream().map(Taken::time).toList(), window)
                .forEach(time ->
                        freeBusy.addFreeBusy(FreeBusyType.BUSY, Date.from(time.start()), Date.from(time.end())));
        ICalendar calendar = calendar();
        calendar.addFreeBusy(freeBusy);
        return Biweekly.write(calendar).go();
    }

    private static ICalendar calendar() {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        return calendar;
    }

    private static VEvent event(UUID consultation, TimeRange time, URI service, Instant now) {
        VEvent event = PrivateEventRules.event(consultation.toString(), time, SUMMARY, now);
        event.setUrl("%s/consultations/%s".formatted(service, consultation));
        return event;
    }
}
