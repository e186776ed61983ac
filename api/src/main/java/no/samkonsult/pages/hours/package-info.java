/** The page on which an administrator keeps the hours of their organisation's services, and what these have promised. */
@NullMarked
package no.samkonsult.pages.hours;

import org.jspecify.annotations.NullMarked;
