package no.samkonsult.pages;

import java.util.List;
import no.samkonsult.alert.missing.Missing;
import no.samkonsult.measurement.again.AskedAgain.Asked;

/** What is waited for of a patient: measurements that are to be made again, and those that have not come. */
public record Awaited(List<Asked> again, List<Missing> missing) {
    static final Awaited NOTHING = new Awaited(List.of(), List.of());

    public boolean isNothing() {
        return again.isEmpty() && missing.isEmpty();
    }
}
