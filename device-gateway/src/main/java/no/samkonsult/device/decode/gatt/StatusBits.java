package no.samkonsult.device.decode.gatt;

import java.util.Map;
import no.samkonsult.device.Mark;

/** What the bits of a status field say of a reading, by bit number. Bits that are not listed say nothing that changes it. */
record StatusBits(Map<Integer, Mark> meanings) {
    StatusBits {
        meanings = Map.copyOf(meanings);
    }

    void mark(int status, ReadingDraft draft) {
        meanings.forEach((bit, mark) -> {
            if (isSet(status, bit)) {
                draft.mark(mark);
            }
        });
    }

    static boolean isSet(int status, int bit) {
        return (status >> bit & 1) != 0;
    }
}
