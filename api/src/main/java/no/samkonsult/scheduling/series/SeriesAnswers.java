package no.samkonsult.scheduling.series;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samkonsult.organisation.hours.PublicHoliday;
import no.samkonsult.organisation.hours.WallClockRules;
import no.samkonsult.scheduling.Consultation.Status;
import no.samkonsult.scheduling.ConsultationAnswers.Offer;
import no.samkonsult.scheduling.ConsultationAnswers.Shown;
import no.samkonsult.scheduling.ConsultationAnswers.Why;
import no.samkonsult.scheduling.Search;
import no.samkonsult.scheduling.SearchResult;
import no.samkonsult.scheduling.series.Occurrence.Fit;
import org.jspecify.annotations.Nullable;

/** What REST clients are told about series. Times are in Europe/Oslo, with offset. */
final class SeriesAnswers {
    private SeriesAnswers() {}

    /** How a series would be. */
    @Serdeable
    record Looked(List<Would> occurrences) {
        static Looked of(List<Occurrence> occurrences) {
            return new Looked(occurrences.stream().map(Would::of).toList());
        }
    }

    /** One of them: whether all can, and if not why and when they could. */
    @Serdeable
    record Would(
            int place,
            OffsetDateTime start,
            OffsetDateTime end,
            boolean free,
            @Nullable PublicHoliday holiday,
            List<Why> reasons,
            List<Offer> alternatives,
            @Nullable UUID consultationId,
            @Nullable Integer version) {
        static Would of(Occurrence occurrence) {
            return switch (occurrence.fit()) {
                case Fit.Free() -> of(occurrence, null, List.of());
                case Fit.NotFree not -> {
                    var nothing = new SearchResult(List.of(), List.of(), List.of());
                    var found = new Search.Found(nothing, not.names(), Map.of());
                    yield of(
                            occurrence,
                            not.holiday(),
                            not.reasons().stream()
                                    .map(reason -> Why.of(reason, found))
                                    .toList());
                }
            };
        }

        private static Would of(Occurrence occurrence, @Nullable PublicHoliday holiday, List<Why> reasons) {
            var is = occurrence.is();
            return new Would(
                    occurrence.place(),
                    local(occurrence.time().start()),
                    local(occurrence.time().end()),
                    occurrence.isFree(),
                    holiday,
                    reasons,
                    occurrence.alternatives().stream().map(Offer::of).toList(),
                    is == null ? null : is.id(),
                    is == null ? null : is.version());
        }
    }

    /** Consultations that were booked together. */
    @Serdeable
    record Booked(List<Shown> consultations) {}

    /** The series that a consultation belongs to, as far as one sees it. */
    @Serdeable
    record Whole(int place, int size, @Nullable Integer everyWeeks, List<Part> occurrences) {
        static Whole of(Series series) {
            return new Whole(
                    series.place(),
                    series.size(),
                    series.isRepeated() ? series.everyWeeks() : null,
                    series.seen().stream().map(Part::of).toList());
        }
    }

    @Serdeable
    record Part(int place, UUID consultationId, OffsetDateTime start, OffsetDateTime end, Status status) {
        static Part of(Series.Part part) {
            return new Part(
                    part.place(),
                    part.consultation(),
                    local(part.time().start()),
                    local(part.time().end()),
                    part.booked() ? Status.BOOKED : Status.CANCELLED);
        }
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(WallClockRules.ZONE).toOffsetDateTime();
    }
}
