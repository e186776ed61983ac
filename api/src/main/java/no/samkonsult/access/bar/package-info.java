/** Bars (sperring): whom a patient keeps from their record, and who is then left to follow them up. */
@NullMarked
package no.samkonsult.access.bar;

import org.jspecify.annotations.NullMarked;
