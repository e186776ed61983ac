/** Unusual patterns in the access log: found by a job, handled by the loggkontrollør of the organisation. */
@NullMarked
package no.samkonsult.audit.review;

import org.jspecify.annotations.NullMarked;
