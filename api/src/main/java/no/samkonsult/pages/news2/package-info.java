/** NEWS2 for people: the form at the patient, what it came to, and how it has gone. */
@NullMarked
package no.samkonsult.pages.news2;

import org.jspecify.annotations.NullMarked;
