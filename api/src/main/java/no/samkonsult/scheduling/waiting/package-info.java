/** The waiting list (ventelista): whoever found no time, or none soon enough, is told when one opens. */
@NullMarked
package no.samkonsult.scheduling.waiting;

import org.jspecify.annotations.NullMarked;
