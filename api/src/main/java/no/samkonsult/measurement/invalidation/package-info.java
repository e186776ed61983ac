/** Taking measurements out of account that somebody has found wrong (feilmåling, feil person), and taking that back. */
@NullMarked
package no.samkonsult.measurement.invalidation;

import org.jspecify.annotations.NullMarked;
