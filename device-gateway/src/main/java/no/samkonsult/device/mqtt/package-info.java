/** The connection to the broker: resumed sessions, acknowledgement after the sink has committed, receipts, device accounts. */
@NullMarked
package no.samkonsult.device.mqtt;

import org.jspecify.annotations.NullMarked;
