/** Samkonsult: joint consultations and remote monitoring for a helsefellesskap. */
@NullMarked
package no.samkonsult;

import org.jspecify.annotations.NullMarked;
