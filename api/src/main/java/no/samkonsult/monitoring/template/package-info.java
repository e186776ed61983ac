/** Programme templates (malar): activities and proposed limits, with their versions and sources. */
@NullMarked
package no.samkonsult.monitoring.template;

import org.jspecify.annotations.NullMarked;
