/** The pages on which administrators write questionnaires and publish new versions of them. */
@NullMarked
package no.samkonsult.pages.questionnaire;

import org.jspecify.annotations.NullMarked;
