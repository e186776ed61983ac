/** Sends what waits: who sends which, when, by which channel, how often it is tried, and what a receipt changes. */
@NullMarked
package no.samkonsult.notification.sending;

import org.jspecify.annotations.NullMarked;
