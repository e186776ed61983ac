/** When a service (tenestestad) is open, and how soon it has promised to answer: opening hours by the wall clock, Norwegian public holidays, dated exceptions. */
@NullMarked
package no.samkonsult.organisation.hours;

import org.jspecify.annotations.NullMarked;
