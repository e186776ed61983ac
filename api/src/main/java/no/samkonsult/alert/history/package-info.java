/** What became of an alert, step by step: who did what, and when. */
@NullMarked
package no.samkonsult.alert.history;

import org.jspecify.annotations.NullMarked;
