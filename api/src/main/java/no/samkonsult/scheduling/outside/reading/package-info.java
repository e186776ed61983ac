/** Reads when somebody is busy from a calendar elsewhere (kalender utanfor): iCalendar, CalDAV, Microsoft 365 or FHIR. */
@NullMarked
package no.samkonsult.scheduling.outside.reading;

import org.jspecify.annotations.NullMarked;
