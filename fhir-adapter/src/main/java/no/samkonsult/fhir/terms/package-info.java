/** The names FHIR knows things by: profiles, systems and the codes and units of every measurement. */
@NullMarked
package no.samkonsult.fhir.terms;

import org.jspecify.annotations.NullMarked;
