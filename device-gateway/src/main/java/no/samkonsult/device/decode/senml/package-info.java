/** Sensor Measurement Lists, RFC 8428: records resolved against their base fields, and the readings they make. */
@NullMarked
package no.samkonsult.device.decode.senml;

import org.jspecify.annotations.NullMarked;
