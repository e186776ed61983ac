package no.samkonsult.organisation.hours;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day with other hours than its weekday and than a public holiday.
 *
 * @param hours null where it is closed all day
 */
public record HoursException(LocalDate day, @Nullable Hours hours, String reason) {}
