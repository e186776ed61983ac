/** Work with one alert: its page, more time, giving it on (gi vidare), tries to reach the patient, and back to the desk when time runs out. */
@NullMarked
package no.samkonsult.alert.handling;

import org.jspecify.annotations.NullMarked;
