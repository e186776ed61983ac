/** Hand-over (ISBAR) of a patient to legevakt, who sees them until the contact is closed. */
@NullMarked
package no.samkonsult.patient.handover;

import org.jspecify.annotations.NullMarked;
