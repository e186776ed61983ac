/** Pure functions between the ports' records and FHIR R4: one class per resource, and the rules that read search values. */
@NullMarked
package no.samkonsult.fhir.map;

import org.jspecify.annotations.NullMarked;
