/** Random histories of readings, people, clocks and kills, and what must hold after each step of them. */
@NullMarked
package no.samkonsult.histories;

import org.jspecify.annotations.NullMarked;
