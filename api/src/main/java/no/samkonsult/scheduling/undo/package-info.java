/** Undoing a cancellation (angre): what was cancelled by mistake takes place after all, while everybody's time is still free. */
@NullMarked
package no.samkonsult.scheduling.undo;

import org.jspecify.annotations.NullMarked;
