/** Alerts (varsel): raised by measurements, routed to a desk, taken and closed by a person. */
@NullMarked
package no.samkonsult.alert;

import org.jspecify.annotations.NullMarked;
