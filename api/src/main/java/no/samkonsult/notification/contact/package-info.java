/** Where a member of staff can be reached, in which language and when not, as they set it themselves. */
@NullMarked
package no.samkonsult.notification.contact;

import org.jspecify.annotations.NullMarked;
