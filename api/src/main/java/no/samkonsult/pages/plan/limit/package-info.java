/** Pages and REST of the limits in a monitoring plan: proposing, simulating, confirming, delegating. */
@NullMarked
package no.samkonsult.pages.plan.limit;

import org.jspecify.annotations.NullMarked;
