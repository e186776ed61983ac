/** A person's own duty as a calendar that other programs read, by an address that is secret and can be revoked. */
@NullMarked
package no.samkonsult.alert.roster.calendar;

import org.jspecify.annotations.NullMarked;
