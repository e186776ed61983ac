/** Changing what is booked (flytte, finne vikar): another time for the same people, another person at the same time, or both, in one step. */
@NullMarked
package no.samkonsult.scheduling.change;

import org.jspecify.annotations.NullMarked;
