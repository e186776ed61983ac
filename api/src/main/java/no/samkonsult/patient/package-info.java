/** Patients, their next of kin (pårørande) and their enrolment with a service. */
@NullMarked
package no.samkonsult.patient;

import org.jspecify.annotations.NullMarked;
