/** A synthetic cohort whose truths come from physiology and habits, replayed against the product to see what it alerts. */
@NullMarked
package no.samkonsult.bench.cohort;

import org.jspecify.annotations.NullMarked;
