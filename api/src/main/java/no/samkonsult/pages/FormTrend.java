package no.samkonsult.pages;

import java.util.List;
import java.util.Optional;
import no.samkonsult.measurement.answer.Response;
import no.samkonsult.monitoring.questionnaire.Wording;

/**
 * How the answers to one questionnaire have gone.
 *
 * @param score the chart of its score; none where it has none
 * @param responses the newest, newest first
 */
public record FormTrend(String code, Wording title, Optional<KindTrend.Part> score, List<Response> responses) {}
