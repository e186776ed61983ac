/** The few words that every feature uses: identities, identity numbers and half-open time ranges. */
@NullMarked
package no.samkonsult.shared;

import org.jspecify.annotations.NullMarked;
