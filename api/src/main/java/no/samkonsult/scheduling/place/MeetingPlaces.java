package no.samkonsult.scheduling.place;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.Statements;

/** Where consultations are, for those who take part: a policy in the database holds it. */
@Singleton
public class MeetingPlaces {
    private final Statements statements;

    MeetingPlaces(Statements statements) {
        this.statements = statements;
    }

    @Acting
    public Optional<MeetingPlace> of(Principal who, UUID consultation) {
        return statements
                .list(
                        "SELECT place FROM consultation_place WHERE consultation_id = ?",
                        row -> new MeetingPlace(row.getString("place")),
                        consultation)
                .stream()
                .findFirst();
    }

    /** In the transaction that books it. */
    public void add(UUID consultation, MeetingPlace place) {
        statements.update(
                "INSERT INTO consultation_place (consultation_id, place) VALUES (?, ?)", consultation, place.value());
    }
}
