package no.samkonsult.scheduling.invitation.answer;

import java.util.Optional;
import java.util.stream.Stream;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of their coming.
 *
 * @param comment for whoever has booked; may be empty
 */
public record Answer(Coming coming, String comment) {
    /** As many characters as a comment may have. */
    public static final int LONGEST_COMMENT = 300;

    /** Whether somebody comes. */
    public enum Coming {
        ACCEPTED,
        TENTATIVE,
        DECLINED;

        Attendance attendance() {
            return Attendance.valueOf(name());
        }

        static Optional<Coming> of(@Nullable String name) {
            return Stream.of(values()).filter(each -> each.name().equals(name)).findFirst();
        }
    }

    public static Answer of(@Nullable String answer, @Nullable String comment) {
        String stripped = comment == null ? "" : comment.strip();
        if (stripped.length() > LONGEST_COMMENT) {
            throw new InvalidInput("comment", "is longer than %d characters".formatted(LONGEST_COMMENT));
        }
        return new Answer(
                Coming.of(answer)
                        .orElseThrow(() -> new InvalidInput("answer", "is none of ACCEPTED, TENTATIVE, DECLINED")),
                stripped);
    }
}
