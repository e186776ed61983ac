/** A real browser, and what every page is held to in it. */
@NullMarked
package no.samkonsult.browser;

import org.jspecify.annotations.NullMarked;
