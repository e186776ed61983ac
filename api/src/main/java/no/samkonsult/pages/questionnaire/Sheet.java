package no.samkonsult.pages.questionnaire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samkonsult.monitoring.questionnaire.Item;
import no.samkonsult.monitoring.questionnaire.Option;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.ScoreBand;
import no.samkonsult.monitoring.questionnaire.Wording;

/** A questionnaire as somebody is writing it, whole or not: every value is what stands in its field. */
public record Sheet(
        String code,
        Texts title,
        Texts about,
        String source,
        String licence,
        List<Question> questions,
        List<Band> bands) {
    /** A text in three languages. */
    public record Texts(String nn, String nb, String en) {
        static final Texts NONE = new Texts("", "", "");

        static Texts of(Wording wording) {
            return new Texts(wording.nn(), wording.nb(), wording.en());
        }

        void put(Map<String, String> fields, String name) {
            fields.put(name + "-nn", nn);
            fields.put(name + "-nb", nb);
            fields.put(name + "-en", en);
        }
    }

    /** @param whole whether it asks for a number; it has no answers to choose then */
    public record Question(
            String linkId, Texts text, boolean whole, String lowest, String highest, List<Answer> answers) {
        static Question choice() {
            return new Question("", Texts.NONE, false, "", "", List.of(Answer.NONE, Answer.NONE));
        }

        static Question number() {
            return new Question("", Texts.NONE, true, "0", "", List.of());
        }
    }

    public record Answer(String code, Texts text, String colour, boolean neverWait, String score) {
        static final Answer NONE = new Answer("", Texts.NONE, "GREEN", false, "");
    }

    public record Band(String from, String to, String colour, Texts meaning) {
        static final Band NONE = new Band("", "", "GREEN", Texts.NONE);
    }

    static Sheet empty() {
        return new Sheet("", Texts.NONE, Texts.NONE, "", "", List.of(Question.choice()), List.of());
    }

    static Sheet of(Questionnaire questionnaire, String code) {
        return new Sheet(
                code,
                Texts.of(questionnaire.title()),
                Texts.of(questionnaire.about()),
                questionnaire.source(),
                questionnaire.licence(),
                questionnaire.item().stream().map(Sheet::question).toList(),
                questionnaire.bands().stream().map(Sheet::band).toList());
    }

    Sheet with(List<Question> changed, List<Band> changedBands) {
        return new Sheet(code, title, about, source, licence, List.copyOf(changed), List.copyOf(changedBands));
    }

    /** As its form sends it. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("code", code);
        title.put(fields, "title");
        about.put(fields, "about");
        fields.put("source", source);
        fields.put("licence", licence);
        for (int i = 0; i < questions.size(); i++) {
            put(fields, "q" + i, questions.get(i));
        }
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            fields.put("b" + i + "-from", band.from());
            fields.put("b" + i + "-to", band.to());
            fields.put("b" + i + "-colour", band.colour());
            band.meaning().put(fields, "b" + i);
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, Question question) {
        fields.put(name + "-link", question.linkId());
        question.text().put(fields, name);
        if (question.whole()) {
            fields.put(name + "-lowest", question.lowest());
            fields.put(name + "-highest", question.highest());
        }
        for (int i = 0; i < question.answers().size(); i++) {
            Answer answer = question.answers().get(i);
            String row = name + "-a" + i;
            fields.put(row + "-code", answer.code());
            answer.text().put(fields, row);
            fields.put(row + "-colour", answer.colour());
            fields.put(row + "-score", answer.score());
            if (answer.neverWait()) {
                fields.put(row + "-never", "yes");
            }
        }
    }

    private static Question question(Item item) {
        return switch (item) {
            case Item.Choice choice ->
                new Question(
                        item.linkId(),
                        Texts.of(item.text()),
                        false,
                        "",
                        "",
                        choice.answerOption().stream().map(Sheet::answer).toList());
            case Item.Whole whole ->
                new Question(
                        item.linkId(),
                        Texts.of(item.text()),
                        true,
                        Integer.toString(whole.lowest()),
                        Integer.toString(whole.highest()),
                        List.of());
        };
    }

    private static Answer answer(Option option) {
        return new Answer(
                option.code(),
                Texts.of(option.text()),
                option.colour().name(),
                option.neverWait(),
                option.score() == null ? "" : option.score().toString());
    }

    private static Band band(ScoreBand band) {
        return new Band(
                Integer.toString(band.from()),
                Integer.toString(band.to()),
                band.colour().name(),
                Texts.of(band.meaning()));
    }
}
