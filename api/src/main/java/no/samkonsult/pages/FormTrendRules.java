package no.samkonsult.pages;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.samkonsult.measurement.answer.AnswerWords;
import no.samkonsult.measurement.answer.Response;
import no.samkonsult.monitoring.questionnaire.Colour;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.ScoreBand;
import no.samkonsult.platform.Page;
import no.samkonsult.platform.Trend;

/** Makes charts of the scores of questionnaires, and lists of their answers. */
final class FormTrendRules {
    private static final int MOST_RESPONSES = 10;

    private FormTrendRules() {}

    /** One for each questionnaire that was answered. @param responses newest first */
    static List<FormTrend> trends(Page page, List<Response> responses, List<Questionnaire> questionnaires, int days) {
        Map<String, List<Response>> byCode = responses.stream()
                .collect(Collectors.groupingBy(Response::questionnaire, LinkedHashMap::new, Collectors.toList()));
        return byCode.entrySet().stream()
                .map(each -> trend(page, each.getValue(), bands(page, questionnaires, each.getKey()), days))
                .toList();
    }

    private static FormTrend trend(Page page, List<Response> responses, List<Trend.Band> bands, int days) {
        Response latest = responses.getFirst();
        return new FormTrend(
                latest.questionnaire(),
                latest.summary().title(),
                score(page, responses, bands, days),
                responses.stream().limit(MOST_RESPONSES).toList());
    }

    private static Optional<KindTrend.Part> score(
            Page page, List<Response> responses, List<Trend.Band> bands, int days) {
        List<Response> scored = responses.reversed().stream()
                .filter(each -> each.counts() && each.summary().score() != null)
                .toList();
        if (scored.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> values = scored.stream()
                .map(each ->
                        BigDecimal.valueOf(Objects.requireNonNull(each.summary().score())))
                .toList();
        Response latest = scored.getLast();
        String title = AnswerWords.in(page, latest.summary().title());
        String caption =
                page.text("form.summary", title, scored.size(), days, values.getLast(), page.time(latest.authoredAt()));
        return Optional.of(new KindTrend.Part(
                caption,
                new Trend(
                        page.text("form.points"),
                        scored.stream().map(Response::authoredAt).toList(),
                        List.of(new Trend.Series(page.text("form.score"), values)),
                        bands)));
    }

    /** As the newest version has them. */
    private static List<Trend.Band> bands(Page page, List<Questionnaire> questionnaires, String code) {
        return questionnaires.stream()
                .filter(each -> each.code().equals(code))
                .flatMap(each -> each.bands().stream())
                .filter(band -> band.colour() != Colour.NONE)
                .map(band -> band(page, band))
                .toList();
    }

    private static Trend.Band band(Page page, ScoreBand band) {
        return new Trend.Band(
                AnswerWords.severity(band.colour()),
                BigDecimal.valueOf(band.from()),
                BigDecimal.valueOf(band.to()),
                "%d–%d: %s".formatted(band.from(), band.to(), AnswerWords.in(page, band.meaning())));
    }
}
