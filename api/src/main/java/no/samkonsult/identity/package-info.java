/** Login, sessions and tokens. */
@NullMarked
package no.samkonsult.identity;

import org.jspecify.annotations.NullMarked;
