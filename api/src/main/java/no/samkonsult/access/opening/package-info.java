/** Exceptions (unnateke opning): grunngjeven opning and nødtilgang, each with its reason, each for a short time. */
@NullMarked
package no.samkonsult.access.opening;

import org.jspecify.annotations.NullMarked;
