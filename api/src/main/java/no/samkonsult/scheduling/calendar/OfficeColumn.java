package no.samkonsult.scheduling.calendar;

import no.samkonsult.scheduling.hours.KeptPost;

/** Somebody of an office, with a day of theirs. */
public record OfficeColumn(KeptPost post, CalendarDay day) {}
