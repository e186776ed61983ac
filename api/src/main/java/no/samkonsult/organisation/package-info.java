/** Municipalities, hospitals and GP offices, their services (tenestestad) and desks, and the people who work there. */
@NullMarked
package no.samkonsult.organisation;

import org.jspecify.annotations.NullMarked;
