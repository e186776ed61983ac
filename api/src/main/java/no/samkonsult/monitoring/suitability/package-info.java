/** Suitability checks (målgruppevurdering): short questions on whether monitoring suits a patient, and what whoever proposes it concluded. */
@NullMarked
package no.samkonsult.monitoring.suitability;

import org.jspecify.annotations.NullMarked;
