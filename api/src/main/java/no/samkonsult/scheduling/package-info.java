/** Calendars and joint bookings (samkonsultasjon): free time, occupancy, consultations. */
@NullMarked
package no.samkonsult.scheduling;

import org.jspecify.annotations.NullMarked;
