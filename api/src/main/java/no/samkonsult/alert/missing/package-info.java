/** Measurements that a plan expected and that have not come: the patient is reminded, and then the desk calls. */
@NullMarked
package no.samkonsult.alert.missing;

import org.jspecify.annotations.NullMarked;
