/** Advice (rettleiing): a doctor asks a specialist, or a hospital's department, in writing, and is answered by a deadline. */
@NullMarked
package no.samkonsult.scheduling.advice;

import org.jspecify.annotations.NullMarked;
