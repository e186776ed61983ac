/** Asking a device to measure again, and what became of it. */
@NullMarked
package no.samkonsult.measurement.command;

import org.jspecify.annotations.NullMarked;
