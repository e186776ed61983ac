/** What one must know of a patient at the door and on the telephone: critical information, treatment limits, key box, language, next of kin. */
@NullMarked
package no.samkonsult.patient.header;

import org.jspecify.annotations.NullMarked;
