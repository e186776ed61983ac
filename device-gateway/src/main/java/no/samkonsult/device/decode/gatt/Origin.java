package no.samkonsult.device.decode.gatt;

/**
 * Where a value comes from.
 *
 * @param address the device's Bluetooth address
 * @param clock what the device's own clock means
 */
record Origin(String address, LocalClock clock) {}
