/** Who could be rung to an immediate consultation: the patient's own, those on duty and those who are free now. */
@NullMarked
package no.samkonsult.scheduling.immediate.choice;

import org.jspecify.annotations.NullMarked;
