/** Overbooking (overbooking): somebody's time that is taken although it is not free, by a colleague who may, and why. */
@NullMarked
package no.samkonsult.scheduling.overbooking;

import org.jspecify.annotations.NullMarked;
