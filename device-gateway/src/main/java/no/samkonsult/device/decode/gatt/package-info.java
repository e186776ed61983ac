/** Characteristics of Bluetooth's health profiles, relayed byte for byte by a gateway in the home. */
@NullMarked
package no.samkonsult.device.decode.gatt;

import org.jspecify.annotations.NullMarked;
