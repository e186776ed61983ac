/** Measurements: stored once, judged against the limits in force, never lost. */
@NullMarked
package no.samkonsult.measurement;

import org.jspecify.annotations.NullMarked;
