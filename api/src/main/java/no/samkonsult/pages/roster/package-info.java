/** The pages of rosters: who is on duty in a week and when nobody is, what can be changed, and the rotations behind it. */
@NullMarked
package no.samkonsult.pages.roster;

import org.jspecify.annotations.NullMarked;
