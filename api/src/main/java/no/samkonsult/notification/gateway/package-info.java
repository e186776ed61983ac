/** Sends SMS and calls people through a gateway over HTTP, whose contract is in docs/messages.md, and takes its receipts. */
@NullMarked
package no.samkonsult.notification.gateway;

import org.jspecify.annotations.NullMarked;
