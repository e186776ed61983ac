/** The National Early Warning Score (NEWS2), of what a person has counted and seen together with what devices measured. */
@NullMarked
package no.samkonsult.measurement.news2;

import org.jspecify.annotations.NullMarked;
