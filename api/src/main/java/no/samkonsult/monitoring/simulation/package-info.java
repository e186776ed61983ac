/** How often limits would have alerted on readings that have been. */
@NullMarked
package no.samkonsult.monitoring.simulation;

import org.jspecify.annotations.NullMarked;
