/** Calendars elsewhere (kalendrar utanfor): what makes their owners busy there counts here, and everybody is told how fresh it is. */
@NullMarked
package no.samkonsult.scheduling.outside;

import org.jspecify.annotations.NullMarked;
