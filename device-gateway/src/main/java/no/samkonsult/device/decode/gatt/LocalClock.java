package no.samkonsult.device.decode.gatt;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * What a clock without an offset means at a site.
 *
 * <p>The same local time always becomes the same moment, since it identifies the reading: an hour that comes twice is taken as
 * the first of the two, and a time inside the hour that is skipped is moved forward by that hour.
 */
public record LocalClock(ZoneId zone) {
    public OffsetDateTime at(LocalDateTime shown) {
        return shown.atZone(zone).toOffsetDateTime();
    }
}
