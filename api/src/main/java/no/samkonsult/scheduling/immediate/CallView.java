package no.samkonsult.scheduling.immediate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samkonsult.notification.NoticeState;
import no.samkonsult.platform.Page;
import no.samkonsult.scheduling.immediate.choice.RoleChoice;
import no.samkonsult.shared.PersonId;

/**
 * A call as somebody sees it.
 *
 * @param me one's own ring, where one is rung
 * @param arranging whether one may ring more and stop
 * @param told how the latest message to each who is rung stands; nothing for whoever does not arrange it
 * @param more whom else one could ring; nobody where it is over
 * @param form what has been chosen so far of those
 */
public record CallView(
        Call call,
        Optional<Ring> me,
        boolean arranging,
        Instant now,
        Map<PersonId, NoticeState> told,
        List<RoleChoice> more,
        CallForm form) {
    /** Those whom one sees of those who are rung: whoever is rung themself sees who has come, and not whom else one could have had. */
    public List<Ring> visible() {
        return call.rings().stream()
                .filter(ring -> arranging
                        || ring.state() == Ring.State.JOINED
                        || me.filter(ring::equals).isPresent())
                .toList();
    }

    /** Where a ring stands: what has run out is missed before anybody has noted it. */
    public Ring.State state(Ring ring) {
        return ring.endedAt() == null && !ring.isOpen(now) ? Ring.State.MISSED : ring.state();
    }

    /** Where it stands itself. */
    public Call.State state() {
        return call.state() == Call.State.STOPPED ? Call.State.STOPPED : CallRules.state(call, now);
    }

    /** When somebody was rung, saw it and answered, as far as that is known. */
    public List<String> steps(Page page, Ring ring) {
        var steps = new ArrayList<String>();
        String rung = page.clock(ring.rungAt());
        steps.add(
                ring.times() == 1
                        ? page.text("immediate.rung", rung)
                        : page.text("immediate.rung.again", rung, ring.times()));
        NoticeState notice = told.get(ring.person());
        if (notice != null) {
            steps.add("%s %s"
                    .formatted(
                            page.texts().of("channel", notice.channel()),
                            page.texts().of("immediate.notice", notice.state())));
        }
        Instant seen = ring.seenAt();
        if (seen != null) {
            steps.add(page.text("immediate.seen", page.clock(seen)));
        }
        return steps;
    }

    public boolean isPatience(int minutes) {
        return CallForm.isPatience(form, Optional.of(call.patienceMinutes()), minutes);
    }

    /** Whether there is nothing more to do but to ring somebody by telephone. */
    public boolean isWithoutAnswer() {
        return state() == Call.State.UNANSWERED;
    }
}
