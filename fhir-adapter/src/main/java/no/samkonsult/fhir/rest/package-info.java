/** The FHIR R4 REST server on a Jetty of its own: parse, map, ask the port, map, answer. */
@NullMarked
package no.samkonsult.fhir.rest;

import org.jspecify.annotations.NullMarked;
