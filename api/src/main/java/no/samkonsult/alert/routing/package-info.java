/** Routing: which desk an alert belongs to now, and why. */
@NullMarked
package no.samkonsult.alert.routing;

import org.jspecify.annotations.NullMarked;
