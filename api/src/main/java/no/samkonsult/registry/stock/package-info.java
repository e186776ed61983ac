/** The administrator's stock of devices: models, kits, what each device is and where it stands, lending and return. */
@NullMarked
package no.samkonsult.registry.stock;

import org.jspecify.annotations.NullMarked;
