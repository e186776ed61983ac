/** Who may see which patient: care relations, and the one place where the question is answered (tilgang). */
@NullMarked
package no.samkonsult.access;

import org.jspecify.annotations.NullMarked;
