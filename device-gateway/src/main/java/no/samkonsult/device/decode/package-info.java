/** From bytes to readings, one decoder for each payload format; bytes that cannot be read give a reason, never an exception. */
@NullMarked
package no.samkonsult.device.decode;

import org.jspecify.annotations.NullMarked;
