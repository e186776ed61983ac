/** Pages and REST of monitoring plans: the plan of a patient, who answers for it, and what there is to do. */
@NullMarked
package no.samkonsult.pages.plan;

import org.jspecify.annotations.NullMarked;
