/** Tells programs that people have named, by signed webhooks. */
@NullMarked
package no.samkonsult.notification.webhook;

import org.jspecify.annotations.NullMarked;
