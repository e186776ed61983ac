/** Consultations as other systems read them: each as a whole, and as what it is to every organisation that takes part. */
@NullMarked
package no.samkonsult.scheduling.appointment;

import org.jspecify.annotations.NullMarked;
