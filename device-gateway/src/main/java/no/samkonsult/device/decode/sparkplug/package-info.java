/** The decoder of Sparkplug B, and what has to be remembered of edge nodes' births to read it. */
@NullMarked
package no.samkonsult.device.decode.sparkplug;

import org.jspecify.annotations.NullMarked;
