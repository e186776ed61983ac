/** Readings from devices over MQTT: what a message became, and the port that stores it. */
@NullMarked
package no.samkonsult.device;

import org.jspecify.annotations.NullMarked;
