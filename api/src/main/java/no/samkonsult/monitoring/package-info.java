/** Monitoring plans: the limits (grenseverdiar) that measurements are judged against. */
@NullMarked
package no.samkonsult.monitoring;

import org.jspecify.annotations.NullMarked;
