package no.samkonsult.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.Consultation.Attendance;
import no.samkonsult.scheduling.Consultation.Participant;
import no.samkonsult.scheduling.Spoken.Noted;
import no.samkonsult.scheduling.history.ConsultationChange;
import no.samkonsult.scheduling.history.TimeRequest;
import no.samkonsult.scheduling.invitation.InvitationState;
import no.samkonsult.scheduling.place.MeetingPlace;
import no.samkonsult.scheduling.series.Series;
import no.samkonsult.shared.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a consultation shows to one person.
 *
 * @param place where it is, for those who take part, where it is not at a room of the service's own
 * @param states how each who takes part was told
 * @param comments what each wrote with their answer; none but for whoever has booked
 * @param overbooked whose time is taken twice, and why; none for those who do not work here
 * @param resources rooms and equipment that are taken for it
 * @param own one's own part, or null where one has none to answer for
 * @param changeable whether one may move it, or replace somebody
 * @param asking whether one may ask for another time
 * @param arranging whether one is to ring those whom nothing else reaches
 * @param series the series that it belongs to
 * @param later whether there are later ones in it that can still be changed
 * @param repeatable whether one may repeat it
 * @param undoable whether one has cancelled it a moment ago
 * @param noted who gave their answer by word of mouth
 * @param now when the page is shown
 */
public record ConsultationView(
        Consultation consultation,
        Optional<MeetingPlace> place,
        Map<PersonId, InvitationState> states,
        Map<PersonId, String> comments,
        Map<PersonId, String> overbooked,
        List<String> resources,
        @Nullable Participant own,
        boolean cancellable,
        boolean changeable,
        boolean asking,
        boolean arranging,
        List<ConsultationChange> changes,
        List<TimeRequest> requests,
        Series series,
        boolean later,
        boolean repeatable,
        boolean undoable,
        Map<PersonId, Noted> noted,
        Instant now) {

    /** A sign beside the word, which says the same. */
    public String sign(Participant participant) {
        return switch (participant.attendance()) {
            case ACCEPTED -> "✓";
            case TENTATIVE -> "?";
            case DECLINED, UNAVAILABLE -> "✕";
            case INVITED -> isUnreached(participant) ? "!" : "…";
        };
    }

    /** What is known of somebody's coming, in a word. */
    public String answer(Page page, Participant participant) {
        if (participant.attendance() == Attendance.INVITED && isUnreached(participant)) {
            return page.text("invitation.unreached");
        }
        return isBeingInvited(participant)
                ? page.text("invitation.soon")
                : page.texts().of("attendance", participant.attendance());
    }

    /** When and how somebody was told; empty where there is nothing to say. */
    public String told(Page page, Participant participant) {
        return switch (states.get(participant.person())) {
            case InvitationState.Told(Instant at, var way, boolean cancelled) ->
                page.text(
                        cancelled ? "invitation.told.cancelled" : "invitation.told",
                        page.time(at),
                        page.texts().of("invitation.way", way));
            case InvitationState.Waiting() -> isBeingInvited(participant) ? "" : page.text("invitation.waiting");
            case InvitationState.Unreached() -> "";
            case null -> "";
        };
    }

    /** Those whom nothing reached, for whoever is to ring them. They themselves need not. */
    public List<Participant> toRing() {
        return consultation.participants().stream()
                .filter(participant -> arranging && isUnreached(participant) && !participant.equals(own))
                .toList();
    }

    /** Those whose answer one may note: they do not log in, perhaps. */
    public List<Participant> toNote() {
        return arranging && consultation.isBooked() && consultation.time().end().isAfter(now)
                ? consultation.guests()
                : List.of();
    }

    /** Whether one's own answer is one of the three. */
    public boolean isMine(Attendance attendance) {
        return own != null && own.attendance() == attendance;
    }

    private boolean isBeingInvited(Participant participant) {
        return consultation.isBooked()
                && participant.attendance() == Attendance.INVITED
                && states.get(participant.person()) instanceof InvitationState.Waiting;
    }

    private boolean isUnreached(Participant participant) {
        return states.get(participant.person()) instanceof InvitationState.Unreached;
    }
}
