/** Questionnaires (spørjeskjema): what is asked, what each answer means and scores, every version of each, and when a plan asks. */
@NullMarked
package no.samkonsult.monitoring.questionnaire;

import org.jspecify.annotations.NullMarked;
