/** What measurements mean: each by itself and together with those before it, by the limits that were in force. */
@NullMarked
package no.samkonsult.measurement.judgement;

import org.jspecify.annotations.NullMarked;
