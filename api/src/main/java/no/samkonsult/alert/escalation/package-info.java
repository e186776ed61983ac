/** Escalation: telling one after another of an alert until a person has taken it. */
@NullMarked
package no.samkonsult.alert.escalation;

import org.jspecify.annotations.NullMarked;
