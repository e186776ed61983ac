package no.samkonsult.monitoring.questionnaire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import no.samkonsult.shared.InvalidInput;

/** One question (FHIR: {@code item}). Yes and no are a choice like any other. */
@Serdeable
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Item.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Item.Whole.class, name = "integer")
})
public sealed interface Item {
    /** What names the question in every version and in every answer. */
    String linkId();

    Wording text();

    /** Whether an answer adds to the sum. */
    boolean isScored();

    /** The lowest and the highest that it can add. */
    int least();

    int most();

    /** Exactly one of some options. */
    @Serdeable
    record Choice(String linkId, Wording text, List<Option> answerOption) implements Item {
        private static final int MOST_OPTIONS = 12;

        public Choice {
            answerOption = List.copyOf(answerOption);
            checkLink(linkId);
            if (answerOption.size() < 2 || answerOption.size() > MOST_OPTIONS) {
                throw new InvalidInput(linkId, "must have 2 to %d answers".formatted(MOST_OPTIONS));
            }
            var codes = new HashSet<String>();
            if (!answerOption.stream().allMatch(option -> codes.add(option.code()))) {
                throw new InvalidInput(linkId, "has two answers of one code");
            }
            long scored = answerOption.stream()
                    .filter(option -> option.score() != null)
                    .count();
            if (scored != 0 && scored != answerOption.size()) {
                throw new InvalidInput(linkId, "must have a score for every answer, or for none");
            }
        }

        public Optional<Option> option(String code) {
            return answerOption.stream()
                    .filter(option -> option.code().equals(code))
                    .findFirst();
        }

        @Override
        public boolean isScored() {
            return answerOption.getFirst().score() != null;
        }

        @Override
        public int least() {
            return scores().min().orElse(0);
        }

        @Override
        public int most() {
            return scores().max().orElse(0);
        }

        private IntStream scores() {
            return answerOption.stream()
                    .map(Option::score)
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue);
        }
    }

    /** A whole number from one to another, such as the sum of a form that was filled in on paper; it is its own score. */
    @Serdeable
    record Whole(String linkId, Wording text, int lowest, int highest) implements Item {
        public Whole {
            checkLink(linkId);
            if (lowest >= highest || lowest < 0 || highest > 1000) {
                throw new InvalidInput(linkId, "must go from a number to a greater one, from 0 to 1000");
            }
        }

        public OptionalInt value(String text) {
            if (!text.matches("[0-9]{1,4}")) {
                return OptionalInt.empty();
            }
            int number = Integer.parseInt(text);
            return number < lowest || number > highest ? OptionalInt.empty() : OptionalInt.of(number);
        }

        @Override
        public boolean isScored() {
            return true;
        }

        @Override
        public int least() {
            return lowest;
        }

        @Override
        public int most() {
            return highest;
        }
    }

    private static void checkLink(String linkId) {
        if (!linkId.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new InvalidInput("linkId", "must be small letters, digits and hyphens");
        }
    }
}
