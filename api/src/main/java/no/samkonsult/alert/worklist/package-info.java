/** The worklist (arbeidsliste): what a desk has to do, one row for each patient, worst first, then oldest; technical ones apart. */
@NullMarked
package no.samkonsult.alert.worklist;

import org.jspecify.annotations.NullMarked;
