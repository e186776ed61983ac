/** On what each hospital takes part in a consultation (grunnlag), and the referrals that are missing. */
@NullMarked
package no.samkonsult.scheduling.basis;

import org.jspecify.annotations.NullMarked;
