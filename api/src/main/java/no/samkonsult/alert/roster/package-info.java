/** Duty rosters (vaktlister) of desks: who is on duty when, by rotations, swaps, overrides and absences. */
@NullMarked
package no.samkonsult.alert.roster;

import org.jspecify.annotations.NullMarked;
