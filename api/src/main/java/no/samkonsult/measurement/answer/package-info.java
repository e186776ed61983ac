/** Answers to questionnaires (svar på spørjeskjema): by whom they were given, what they mean, and which are due. */
@NullMarked
package no.samkonsult.measurement.answer;

import org.jspecify.annotations.NullMarked;
