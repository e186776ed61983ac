/** Tells people, outside of the pages, that something needs them: what waits to be sent, the channels there are, and how they sign. */
@NullMarked
package no.samkonsult.notification;

import org.jspecify.annotations.NullMarked;
