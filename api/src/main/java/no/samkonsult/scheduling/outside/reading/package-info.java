/** Reads when somebody is busy from a calendar elsewhere (kalender utanfor): iCalendar by its address, or CalDAV. */
@NullMarked
package no.samkonsult.scheduling.outside.reading;

import org.jspecify.annotations.NullMarked;
