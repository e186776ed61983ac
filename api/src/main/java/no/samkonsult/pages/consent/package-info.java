/** The pages on which patients agree, share and bar, and on which health personnel write down what patients decide. */
@NullMarked
package no.samkonsult.pages.consent;

import org.jspecify.annotations.NullMarked;
