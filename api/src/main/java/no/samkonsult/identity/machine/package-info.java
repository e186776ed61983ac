/** Other systems that ask in their own name (OAuth 2.0 client credentials). */
@NullMarked
package no.samkonsult.identity.machine;

import org.jspecify.annotations.NullMarked;
