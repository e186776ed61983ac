package no.samkonsult.scheduling.invitation.answer;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.invitation.answer.AnswerTable.Invited;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes answers that come by mail, each once, from the address that was invited alone. */
@Singleton
class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final AnswerTable table;
    private final Answers answers;
    private final Transactions transactions;

    Replies(AnswerTable table, Answers answers, Transactions transactions) {
        this.table = table;
        this.answers = answers;
        this.transactions = transactions;
    }

    /** What became of a reply. */
    enum Outcome {
        TAKEN,
        /** It was taken before: another process reads the same mailbox. */
        KNOWN,
        /** It answers an earlier version than they were told of. */
        STALE,
        /** Nobody with the sender's address was invited. */
        STRANGER,
        /** The consultation is cancelled or over. */
        TOO_LATE
    }

    /** @param id the same for the same mail */
    Outcome take(UUID id, String sender, Reply reply) {
        Outcome outcome = transactions.as(SystemPrincipal.INVITATION, _ -> judged(id, sender, reply));
        LOG.info("consultation={} reply={}", reply.consultation(), outcome);
        return outcome;
    }

    private Outcome judged(UUID id, String sender, Reply reply) {
        Optional<Invited> invited = table.invited(reply.consultation(), sender);
        if (invited.isEmpty()) {
            return Outcome.STRANGER;
        }
        if (table.isKnown(id)) {
            return Outcome.KNOWN;
        }
        if (reply.sequence() < invited.get().version() - 1) {
            return Outcome.STALE;
        }
        var answer = new Answer(reply.coming(), "");
        return answers.answerByMail(id, reply.consultation(), invited.get().person(), answer)
                ? Outcome.TAKEN
                : Outcome.TOO_LATE;
    }
}
