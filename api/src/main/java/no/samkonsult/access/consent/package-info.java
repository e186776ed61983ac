/** What a patient agrees to: taking part (avtale om deltaking) and research (samtykke til forsking). */
@NullMarked
package no.samkonsult.access.consent;

import org.jspecify.annotations.NullMarked;
