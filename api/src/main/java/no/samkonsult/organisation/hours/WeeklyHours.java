package no.samkonsult.organisation.hours;

import java.time.DayOfWeek;

/** Hours that come again every week. */
public record WeeklyHours(DayOfWeek weekday, Hours hours) {}
