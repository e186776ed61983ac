/** Tests of the whole product. */
@NullMarked
package no.samkonsult;

import org.jspecify.annotations.NullMarked;
