/** What devices send, on its way into the database: whose it is, what it means, and stored once. */
@NullMarked
package no.samkonsult.measurement.intake;

import org.jspecify.annotations.NullMarked;
