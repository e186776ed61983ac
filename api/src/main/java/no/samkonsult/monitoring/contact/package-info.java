/** Contact nurses (kontaktsjukepleiar): whom of the service that follows a patient up the patient turns to. */
@NullMarked
package no.samkonsult.monitoring.contact;

import org.jspecify.annotations.NullMarked;
