package no.samkonsult.alert.roster.calendar;

import no.samkonsult.shared.TimeRange;

/** One time on duty, as a calendar knows it: the same id for as long as it is the same duty. */
record DutyEvent(String id, TimeRange time) {}
