/** The monitoring plan (oppfølgingsplan) of a patient: its one responsible doctor (ansvarleg lege), its activities and pauses. */
@NullMarked
package no.samkonsult.monitoring.plan;

import org.jspecify.annotations.NullMarked;
