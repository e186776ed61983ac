/** Working hours (arbeidstid): when somebody is at work in a post, when they can be booked in it, and on what terms. */
@NullMarked
package no.samkonsult.scheduling.hours;

import org.jspecify.annotations.NullMarked;
