/** The calendar (kalender) as its owner and the office's secretary see it: hours, meetings, blocked time; others see when somebody is free alone. */
@NullMarked
package no.samkonsult.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
