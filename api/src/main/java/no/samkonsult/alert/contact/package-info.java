/** Trying to reach a patient who does not answer (ikkje svar): each try is written down, and seen by the next one who takes the alert. */
@NullMarked
package no.samkonsult.alert.contact;

import org.jspecify.annotations.NullMarked;
