/** Pages and REST of monitoring plans: the plan of a patient, its limits with what they would have alerted on, and what there is to do. */
@NullMarked
package no.samkonsult.pages.plan;

import org.jspecify.annotations.NullMarked;
