/** Devices: their credentials and to whom each was assigned, when. */
@NullMarked
package no.samkonsult.registry;

import org.jspecify.annotations.NullMarked;
