package no.samkonsult.device.decode.gatt;

import no.samkonsult.device.decode.Decoding;

/** The reader of one characteristic's value. */
@FunctionalInterface
interface Characteristic {
    /**
     * What the value says. The decoder looks afterwards that nothing is left of it.
     *
     * @throws IllegalArgumentException naming the field and what is wrong with it
     */
    Decoding read(Octets value, Origin origin);
}
