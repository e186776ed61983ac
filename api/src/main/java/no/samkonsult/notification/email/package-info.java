/** Sends notices by e-mail, through an SMTP server. */
@NullMarked
package no.samkonsult.notification.email;

import org.jspecify.annotations.NullMarked;
