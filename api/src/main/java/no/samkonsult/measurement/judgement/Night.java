package no.samkonsult.measurement.judgement;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The patients' night, from its beginning to its end, which is not part of it; one that begins after it ends goes over midnight. */
public record Night(LocalTime begins, LocalTime ends, ZoneId zone) {
    /** When a patient may be disturbed: now, or in the morning. */
    public Instant earliest(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        return isAt(local.toLocalTime()) ? morning(local) : now;
    }

    public boolean isAt(LocalTime time) {
        boolean afterBegin = !time.isBefore(begins);
        boolean beforeEnd = time.isBefore(ends);
        return begins.isAfter(ends) ? afterBegin || beforeEnd : afterBegin && beforeEnd;
    }

    private Instant morning(ZonedDateTime local) {
        var day = local.toLocalTime().isBefore(ends)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return day.atTime(ends).atZone(zone).toInstant();
    }
}
