package no.samkonsult.pages.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samkonsult.monitoring.questionnaire.Colour;
import no.samkonsult.monitoring.questionnaire.Item;
import no.samkonsult.monitoring.questionnaire.Option;
import no.samkonsult.monitoring.questionnaire.Questionnaire;
import no.samkonsult.monitoring.questionnaire.ScoreBand;
import no.samkonsult.monitoring.questionnaire.Wording;
import no.samkonsult.pages.questionnaire.Sheet.Answer;
import no.samkonsult.pages.questionnaire.Sheet.Band;
import no.samkonsult.pages.questionnaire.Sheet.Question;
import no.samkonsult.pages.questionnaire.Sheet.Texts;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The form of a questionnaire: its questions are numbered {@code q0}, {@code q1} …, and their answers {@code q0-a0} …. */
record SheetForm(Map<String, String> fields) {
    private static final int MOST_ANSWERS = 12;
    private static final int MOST_BANDS = 10;

    /** The button that was pressed, such as {@code keep} or {@code answer-2}. */
    String action() {
        return text("action");
    }

    int revision() {
        String revision = text("revision");
        return revision.matches("[0-9]{1,9}") ? Integer.parseInt(revision) : 0;
    }

    /** After the button that was pressed: one row more, or one less. */
    Sheet redrawn() {
        Sheet sheet = sheet();
        var questions = new ArrayList<>(sheet.questions());
        var bands = new ArrayList<>(sheet.bands());
        String[] action = action().split("-");
        int place = action.length > 1 && action[1].matches("[0-9]{1,2}") ? Integer.parseInt(action[1]) : -1;
        switch (action[0]) {
            case "choice" -> questions.add(Question.choice());
            case "number" -> questions.add(Question.number());
            case "band" -> bands.add(Band.NONE);
            case "answer" -> replace(questions, place, answers -> answers.add(Answer.NONE));
            case "fewer" -> replace(questions, place, List::removeLast);
            case "drop" -> remove(questions, place);
            case "bandless" -> remove(bands, place);
            default -> {}
        }
        return sheet.with(questions.stream().limit(Questionnaire.MOST_ITEMS).toList(), bands);
    }

    /** What is filled in, checked. */
    Questionnaire questionnaire(String code, int version) {
        Sheet sheet = sheet();
        return new Questionnaire(
                code,
                version,
                wording("title", sheet.title()),
                wording("about", sheet.about()),
                sheet.source(),
                sheet.licence(),
                sheet.questions().stream().map(SheetForm::item).toList(),
                sheet.bands().stream().map(SheetForm::band).toList());
    }

    private Sheet sheet() {
        var questions = new ArrayList<Question>();
        for (int i = 0; i < Questionnaire.MOST_ITEMS && fields.containsKey("q%d-link".formatted(i)); i++) {
            questions.add(question("q" + i));
        }
        var bands = new ArrayList<Band>();
        for (int i = 0; i < MOST_BANDS && fields.containsKey("b%d-from".formatted(i)); i++) {
            String row = "b" + i;
            bands.add(new Band(text(row + "-from"), text(row + "-to"), text(row + "-colour"), texts(row)));
        }
        return new Sheet(
                text("code"), texts("title"), texts("about"), text("source"), text("licence"), questions, bands);
    }

    private Question question(String name) {
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < MOST_ANSWERS && fields.containsKey("%s-a%d-code".formatted(name, i)); i++) {
            String row = "%s-a%d".formatted(name, i);
            answers.add(new Answer(
                    text(row + "-code"),
                    texts(row),
                    text(row + "-colour"),
                    fields.containsKey(row + "-never"),
                    text(row + "-score")));
        }
        return new Question(
                text(name + "-link"),
                texts(name),
                fields.containsKey(name + "-lowest"),
                text(name + "-lowest"),
                text(name + "-highest"),
                answers);
    }

    private Texts texts(String name) {
        return new Texts(text(name + "-nn"), text(name + "-nb"), text(name + "-en"));
    }

    private String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private interface Change {
        void to(List<Answer> answers);
    }

    private static void replace(List<Question> questions, int place, Change change) {
        if (place < 0 || place >= questions.size() || questions.get(place).whole()) {
            return;
        }
        Question old = questions.get(place);
        var answers = new ArrayList<>(old.answers());
        change.to(answers);
        questions.set(
                place,
                new Question(
                        old.linkId(),
                        old.text(),
                        false,
                        "",
                        "",
                        answers.stream().limit(MOST_ANSWERS).toList()));
    }

    private static void remove(List<?> rows, int place) {
        if (place >= 0 && place < rows.size()) {
            rows.remove(place);
        }
    }

    private static Item item(Question question) {
        Wording text = wording(question.linkId(), question.text());
        return question.whole()
                ? new Item.Whole(
                        question.linkId(),
                        text,
                        number(question.linkId(), question.lowest()),
                        number(question.linkId(), question.highest()))
                : new Item.Choice(
                        question.linkId(),
                        text,
                        question.answers().stream()
                                .map(answer -> option(question.linkId(), answer))
                                .toList());
    }

    private static Option option(String question, Answer answer) {
        return new Option(
                answer.code(),
                wording(question, answer.text()),
                colour(question, answer.colour()),
                answer.neverWait(),
                score(question, answer.score()));
    }

    private static ScoreBand band(Band band) {
        return new ScoreBand(
                number("bands", band.from()),
                number("bands", band.to()),
                colour("bands", band.colour()),
                wording("bands", band.meaning()));
    }

    private static Wording wording(String field, Texts texts) {
        try {
            return new Wording(texts.nn(), texts.nb(), texts.en());
        } catch (InvalidInput invalid) {
            throw new InvalidInput("%s (%s)".formatted(field, invalid.field()), invalid.problem());
        }
    }

    private static Colour colour(String field, String text) {
        try {
            return Colour.valueOf(text);
        } catch (IllegalArgumentException other) {
            throw new InvalidInput(field, "must have a colour");
        }
    }

    private static @Nullable Integer score(String field, String text) {
        return text.isEmpty() ? null : Integer.valueOf(number(field, text));
    }

    private static int number(String field, String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw new InvalidInput(field, "must be a whole number");
        }
        return Integer.parseInt(text);
    }
}
