package no.samkonsult.monitoring.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.shared.InvalidInput;

/**
 * One version of a form. It is never changed: a new version follows it, and each answer keeps the version that it was given to.
 *
 * @param code what names the form in every version
 * @param about what the patient reads before the first question
 * @param source where the questions and what the answers mean come from
 * @param licence by what right the wording is used
 * @param bands what sums mean, lowest first; they leave out none that can come, and none where sums mean nothing
 */
@Serdeable
public record Questionnaire(
        String code,
        int version,
        Wording title,
        Wording about,
        String source,
        String licence,
        List<Item> item,
        List<ScoreBand> bands) {
    public static final int MOST_ITEMS = 30;

    public Questionnaire {
        item = List.copyOf(item);
        bands = List.copyOf(bands);
        check(code.matches("[a-z][a-z0-9-]{1,39}"), "code", "must be small letters, digits and hyphens");
        check(version > 0, "version", "must be above 0");
        check(!source.isBlank(), "source", "must say where the questions come from");
        check(!licence.isBlank(), "licence", "must say by what right the wording is used");
        check(!item.isEmpty() && item.size() <= MOST_ITEMS, "item", "must be 1 to %d questions".formatted(MOST_ITEMS));
        var links = new HashSet<String>();
        check(item.stream().allMatch(each -> links.add(each.linkId())), "item", "has two questions of one name");
        checkBands(item, bands);
    }

    public boolean isScored() {
        return item.stream().anyMatch(Item::isScored);
    }

    /** The highest sum that can come. */
    public int highest() {
        return item.stream().mapToInt(Item::most).sum();
    }

    /** Whether any answer to it means anything: then one that is left out is not nothing. */
    public boolean isJudged() {
        return bands.stream().anyMatch(band -> band.colour() != Colour.NONE)
                || item.stream()
                        .flatMap(each ->
                                each instanceof Item.Choice choice ? choice.answerOption().stream() : Stream.empty())
                        .anyMatch(option -> option.colour() != Colour.NONE);
    }

    public Optional<ScoreBand> band(int sum) {
        return bands.stream().filter(band -> band.contains(sum)).findFirst();
    }

    /** As programs name it, such as {@code copd-daily/1}. */
    public String reference() {
        return "%s/%d".formatted(code, version);
    }

    private static void checkBands(List<Item> items, List<ScoreBand> bands) {
        if (bands.isEmpty()) {
            return;
        }
        check(items.stream().anyMatch(Item::isScored), "bands", "nothing is scored");
        int next = items.stream().mapToInt(Item::least).sum();
        for (ScoreBand band : bands) {
            check(band.from() == next, "bands", "must go on from %d".formatted(next));
            next = band.to() + 1;
        }
        int highest = items.stream().mapToInt(Item::most).sum();
        check(next == highest + 1, "bands", "must end at %d".formatted(highest));
    }

    private static void check(boolean holds, String field, String problem) {
        if (!holds) {
            throw new InvalidInput(field, problem);
        }
    }
}
