/** Looks ahead for hours in which a desk is to be staffed and nobody is on duty, and tells those who can do something about it. */
@NullMarked
package no.samkonsult.alert.roster.coverage;

import org.jspecify.annotations.NullMarked;
