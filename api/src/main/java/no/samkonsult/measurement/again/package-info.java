/** Asking patients to measure again before a reading alerts, and what becomes of those who do not. */
@NullMarked
package no.samkonsult.measurement.again;

import org.jspecify.annotations.NullMarked;
