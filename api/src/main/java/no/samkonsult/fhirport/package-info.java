/** The service behind the FHIR surface: implements the ports of the FHIR adapter. */
@NullMarked
package no.samkonsult.fhirport;

import org.jspecify.annotations.NullMarked;
