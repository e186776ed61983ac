/** Substitutes (vikarar): who stands in for a doctor, from when until when, by acceptance. */
@NullMarked
package no.samkonsult.access.substitute;

import org.jspecify.annotations.NullMarked;
