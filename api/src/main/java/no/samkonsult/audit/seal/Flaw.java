package no.samkonsult.audit.seal;

import java.time.Instant;
import java.time.LocalDate;

/** What is wrong with the audit trail. */
public sealed interface Flaw {
    /** A row is not what was sealed. */
    record Broken(long number, long id) implements Flaw {
        @Override
        public String toString() {
            return "Row %d (id %d) is not what was sealed.".formatted(number, id);
        }
    }

    /** Rows are gone. */
    record Gap(long first, long last) implements Flaw {
        @Override
        public String toString() {
            return first == last
                    ? "Row %d is missing.".formatted(first)
                    : "Rows %d to %d are missing.".formatted(first, last);
        }
    }

    /** The chain has another hash, or none, where its head was on a day: somebody has sealed anew, or removed the end. */
    record OtherHead(LocalDate day, long number) implements Flaw {
        @Override
        public String toString() {
            return "Row %d does not have the hash that was written down on %s.".formatted(number, day);
        }
    }

    /** Older rows were removed up to a place that was not written down. */
    record UnknownCut(long number) implements Flaw {
        @Override
        public String toString() {
            return "Rows up to %d were removed, and no head was written down there.".formatted(number);
        }
    }

    /** Nothing seals, or not fast enough. */
    record Unsealed(long rows, Instant oldest) implements Flaw {
        @Override
        public String toString() {
            return "%d rows older than a minute are not sealed, the oldest from %s.".formatted(rows, oldest);
        }
    }
}
