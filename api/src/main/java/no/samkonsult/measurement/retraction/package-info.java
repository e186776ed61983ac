/** Taking answers to questionnaires out of account that were a mistake (feil svar, feil person), and taking that back. */
@NullMarked
package no.samkonsult.measurement.retraction;

import org.jspecify.annotations.NullMarked;
