/** Consultations that are planned again and again (seriar): booked all or none, and each an ordinary consultation afterwards. */
@NullMarked
package no.samkonsult.scheduling.series;

import org.jspecify.annotations.NullMarked;
