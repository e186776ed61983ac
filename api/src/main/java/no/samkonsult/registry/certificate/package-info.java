/** Client certificates (klientsertifikat) of devices, signed by the site's own authority for devices. */
@NullMarked
package no.samkonsult.registry.certificate;

import org.jspecify.annotations.NullMarked;
