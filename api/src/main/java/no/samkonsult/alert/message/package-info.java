/** Messages to the patient (melding): written when an alert is closed, read by logging in. */
@NullMarked
package no.samkonsult.alert.message;

import org.jspecify.annotations.NullMarked;
