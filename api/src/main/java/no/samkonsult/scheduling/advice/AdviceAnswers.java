package no.samkonsult.scheduling.advice;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.advice.Advice.State;
import no.samkonsult.shared.PatientId;
import org.jspecify.annotations.Nullable;

/** What REST clients are told about advice. Times are in Europe/Oslo, with offset. */
final class AdviceAnswers {
    private AdviceAnswers() {}

    /** A list; {@code next}, where there is more, is the next one's {@code offset}. */
    @Serdeable
    record Inbox(List<Line> advice, @Nullable Integer next) {}

    /** A question without what was written. A department's queue names no patient. */
    @Serdeable
    record Line(
            UUID id,
            boolean withIdentity,
            @Nullable UUID patientId,
            String asker,
            String office,
            UUID hospitalId,
            String hospital,
            String specialty,
            @Nullable String holder,
            OffsetDateTime askedAt,
            OffsetDateTime deadline,
            boolean overdue,
            State state,
            @Nullable UUID consultationId) {
        static Line of(Advice advice, boolean named, Instant now) {
            PatientId patient = named ? advice.patient() : null;
            return new Line(
                    advice.id(),
                    advice.hasIdentity(),
                    patient == null ? null : patient.value(),
                    advice.askerName(),
                    advice.officeName(),
                    advice.hospital().value(),
                    advice.hospitalName(),
                    advice.specialty(),
                    advice.holder() == null ? null : advice.holderName(),
                    local(advice.askedAt()),
                    local(advice.deadline()),
                    advice.isOverdue(now),
                    advice.state(),
                    advice.consultation());
        }
    }

    /** A question with all that was written. */
    @Serdeable
    record Shown(Line request, List<Entry> entries) {
        static Shown of(AdviceView view) {
            Advice advice = view.advice();
            Advice.Standing standing = advice.standing();
            boolean named = !standing.inDepartment() || standing.holding() || standing.asking();
            return new Shown(
                    Line.of(advice, named, view.now()),
                    view.entries().stream().map(Entry::of).toList());
        }
    }

    /** What somebody wrote or did. */
    @Serdeable
    record Entry(AdviceEntry.Kind kind, String by, String organisation, OffsetDateTime at, String words) {
        static Entry of(AdviceEntry entry) {
            return new Entry(entry.kind(), entry.by(), entry.organisation(), local(entry.at()), entry.words());
        }
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(WallClockRules.ZONE).toOffsetDateTime();
    }
}
