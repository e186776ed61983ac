/** The service behind the device gateway: implements its ports. */
@NullMarked
package no.samkonsult.deviceport;

import org.jspecify.annotations.NullMarked;
