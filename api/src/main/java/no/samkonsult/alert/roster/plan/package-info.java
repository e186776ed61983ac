/** Changes rosters: rotations, overrides, swaps and absences, by the administrator and by those who work at the desk. */
@NullMarked
package no.samkonsult.alert.roster.plan;

import org.jspecify.annotations.NullMarked;
