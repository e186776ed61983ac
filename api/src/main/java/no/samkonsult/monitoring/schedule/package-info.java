/** When measurements and answers are expected (måletider), in local time, and which of them have not come. */
@NullMarked
package no.samkonsult.monitoring.schedule;

import org.jspecify.annotations.NullMarked;
