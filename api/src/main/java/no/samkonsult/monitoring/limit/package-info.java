/** Limits (grenseverdiar) that are proposed, confirmed by the responsible doctor, and read by the desk. */
@NullMarked
package no.samkonsult.monitoring.limit;

import org.jspecify.annotations.NullMarked;
