/** Tells everybody who is to meet when and when not (invitasjonar), by e-mail with a calendar file or by SMS, and reminds them. */
@NullMarked
package no.samkonsult.scheduling.invitation;

import org.jspecify.annotations.NullMarked;
