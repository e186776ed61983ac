/** Patients whom no service with a desk follows up (reservemottak): what is open of theirs is at a reserve desk, which is told so. */
@NullMarked
package no.samkonsult.alert.reserve;

import org.jspecify.annotations.NullMarked;
