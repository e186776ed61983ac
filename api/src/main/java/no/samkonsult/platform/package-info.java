/** Plumbing without domain words: problems, texts, the clock, who acts, live notices. */
@NullMarked
package no.samkonsult.platform;

import org.jspecify.annotations.NullMarked;
