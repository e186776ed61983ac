/** Immediate joint consultations (straks-samkonsultasjon): those who are on duty or free are rung, and the first yes in each role joins. */
@NullMarked
package no.samkonsult.scheduling.immediate;

import org.jspecify.annotations.NullMarked;
