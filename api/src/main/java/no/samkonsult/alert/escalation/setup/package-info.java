/** Setting up where alerts go and who is told: rules and steps of an organisation's services, and trying them. */
@NullMarked
package no.samkonsult.alert.escalation.setup;

import org.jspecify.annotations.NullMarked;
