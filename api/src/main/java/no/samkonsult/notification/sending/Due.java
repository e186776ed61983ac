package no.samkonsult.notification.sending;

import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Urgency;

/**
 * A notice that something is to be done with now, and that this sender holds.
 *
 * @param sent whether it was handed over already, and no receipt came in time
 * @param place of the channel that it is at
 * @param failed how many attempts have failed there
 */
record Due(Notice notice, boolean sent, int place, int failed) {
    boolean isRed() {
        return notice.urgency() == Urgency.RED;
    }

    boolean hasChannel() {
        return place < notice.channels().size();
    }

    Channel channel() {
        return notice.channels().get(place);
    }

    Due onNextChannel() {
        return new Due(notice, false, place + 1, 0);
    }
}
