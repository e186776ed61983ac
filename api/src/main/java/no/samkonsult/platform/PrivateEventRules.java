package no.samkonsult.platform;

import biweekly.component.VEvent;
import biweekly.property.Classification;
import java.time.Instant;
import java.util.Date;
import no.samkonsult.shared.TimeRange;

/**
 * Events of iCalendar (RFC 5545) as they leave the service. A calendar lies on other machines and is seen by others: it holds no
 * name of a person, a service or a subject.
 */
public final class PrivateEventRules {
    private PrivateEventRules() {}

    /** @param id the same for as long as it is the same event */
    public static VEvent event(String id, TimeRange time, String summary, Instant now) {
        var event = new VEvent();
        event.setUid(uid(id));
        event.setDateTimeStamp(Date.from(now));
        event.setDateStart(Date.from(time.start()), true);
        event.setDateEnd(Date.from(time.end()), true);
        event.setSummary(summary);
        event.setClassification(Classification.private_());
        return event;
    }

    public static String uid(String id) {
        return id + "@samkonsult";
    }
}
