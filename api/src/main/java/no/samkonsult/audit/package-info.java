/** Who saw or did what to which record, and on what ground. */
@NullMarked
package no.samkonsult.audit;

import org.jspecify.annotations.NullMarked;
