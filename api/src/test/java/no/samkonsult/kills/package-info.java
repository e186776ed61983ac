/** The kill matrix: what is acknowledged or receipted is stored, once, whatever is killed, stalled, full or absent meanwhile. */
@NullMarked
package no.samkonsult.kills;

import org.jspecify.annotations.NullMarked;
