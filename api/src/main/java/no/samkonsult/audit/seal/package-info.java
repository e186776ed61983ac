/** The seal on the audit trail: a chain of hashes that shows whether a row was changed or removed. */
@NullMarked
package no.samkonsult.audit.seal;

import org.jspecify.annotations.NullMarked;
