/** Pages on which questionnaires are answered (Skjema), and the page of what was answered. */
@NullMarked
package no.samkonsult.pages.form;

import org.jspecify.annotations.NullMarked;
