/** Measurements that no plan expected: they are judged as any other, and marked. */
@NullMarked
package no.samkonsult.measurement.unexpected;

import org.jspecify.annotations.NullMarked;
