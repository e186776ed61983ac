/** Benchmarks of the built product. */
@NullMarked
package no.samkonsult.bench;

import org.jspecify.annotations.NullMarked;
