/** What a shift leaves to the next (vaktskifte): what is taken and unfinished, closed, and came when the service was closed. */
@NullMarked
package no.samkonsult.alert.handover;

import org.jspecify.annotations.NullMarked;
