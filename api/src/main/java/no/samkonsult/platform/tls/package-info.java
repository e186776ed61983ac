/** TLS from PEM files: what this service shows of itself, and whom it trusts. */
@NullMarked
package no.samkonsult.platform.tls;

import org.jspecify.annotations.NullMarked;
