/** Proposals of times (framlegg): some times are held while those who shall meet say which fit, and one is booked when all can. */
@NullMarked
package no.samkonsult.scheduling.proposal;

import org.jspecify.annotations.NullMarked;
