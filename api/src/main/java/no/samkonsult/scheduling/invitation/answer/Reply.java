package no.samkonsult.scheduling.invitation.answer;

import java.util.UUID;
import no.samkonsult.scheduling.invitation.answer.Answer.Coming;

/**
 * What a calendar program answers to an invitation (METHOD:REPLY).
 *
 * @param sequence of the invitation that it answers, from nought
 */
record Reply(UUID consultation, int sequence, Coming coming) {}
