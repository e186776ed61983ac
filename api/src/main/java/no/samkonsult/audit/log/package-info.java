/** Reading the access log: the patient's own (innsynslogg), and the loggkontrollør's for one organisation. */
@NullMarked
package no.samkonsult.audit.log;

import org.jspecify.annotations.NullMarked;
