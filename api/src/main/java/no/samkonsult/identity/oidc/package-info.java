/** Logging in at issuers outside (OpenID Connect), and the access tokens they give to other systems. */
@NullMarked
package no.samkonsult.identity.oidc;

import org.jspecify.annotations.NullMarked;
