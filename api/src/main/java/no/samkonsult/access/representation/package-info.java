/** Who represents a patient or is shared with (pårørande, verje, foreldre), and what is kept from parents. */
@NullMarked
package no.samkonsult.access.representation;

import org.jspecify.annotations.NullMarked;
