/** Pages of the access log: the patient's own, and those of the loggkontrollør and the personvernombod. */
@NullMarked
package no.samkonsult.pages.audit;

import org.jspecify.annotations.NullMarked;
