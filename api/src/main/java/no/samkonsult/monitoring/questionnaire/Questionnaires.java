package no.samkonsult.monitoring.questionnaire;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;

/** The questionnaires there are, every version of each: those that come with the service and those that the site has published. */
@Singleton
public class Questionnaires {
    private final Shipped shipped;
    private final QuestionnaireTable table;

    Questionnaires(Shipped shipped, QuestionnaireTable table) {
        this.shipped = shipped;
        this.table = table;
    }

    /** The newest version of each, by their titles. */
    @Acting
    public List<Questionnaire> newest(Principal who) {
        List<Questionnaire> all = all();
        return all.stream()
                .filter(each -> newest(all, each.code()).filter(each::equals).isPresent())
                .sorted(Comparator.comparing(each -> each.title().nn()))
                .toList();
    }

    @Acting
    public Optional<Questionnaire> newest(Principal who, String code) {
        return newest(all(), code);
    }

    /** What an answer was given to. */
    @Acting
    public Optional<Questionnaire> find(Principal who, String code, int version) {
        return all().stream()
                .filter(each -> each.code().equals(code) && each.version() == version)
                .findFirst();
    }

    private static Optional<Questionnaire> newest(List<Questionnaire> all, String code) {
        return all.stream().filter(each -> each.code().equals(code)).max(Comparator.comparing(Questionnaire::version));
    }

    private List<Questionnaire> all() {
        return Stream.concat(shipped.all().stream(), table.published().stream()).toList();
    }
}
