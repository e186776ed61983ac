/** Watches over the devices in homes: which have fallen silent or lost their connection, and whether one cause is behind many. */
@NullMarked
package no.samkonsult.registry.watch;

import org.jspecify.annotations.NullMarked;
