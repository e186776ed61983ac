/** What changes in a patient's life: a move, another fastlege, leaving the programme, death, a protected address. */
@NullMarked
package no.samkonsult.patient.change;

import org.jspecify.annotations.NullMarked;
