/** The FHIR R4 surface: ports that the service implements, and the records they speak. */
@NullMarked
package no.samkonsult.fhir;

import org.jspecify.annotations.NullMarked;
