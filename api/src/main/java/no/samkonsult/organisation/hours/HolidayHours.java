package no.samkonsult.organisation.hours;

/** What a service does on public holidays. */
public enum HolidayHours {
    AS_USUAL,
    AS_ON_SUNDAYS,
    CLOSED
}
