package no.samkonsult.scheduling.invitation.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samkonsult.access.Ground;
import no.samkonsult.audit.Action;
import no.samkonsult.audit.AuditTrail;
import no.samkonsult.notification.Channel;
import no.samkonsult.notification.Notice;
import no.samkonsult.notification.Outbox;
import no.samkonsult.notification.Urgency;
import no.samkonsult.platform.Acting;
import no.samkonsult.platform.Principal;
import no.samkonsult.platform.SystemPrincipal;
import no.samkonsult.platform.Transactions;
import no.samkonsult.scheduling.Bookings;
import no.samkonsult.scheduling.Consultation;
import no.samkonsult.scheduling.Spoken;
import no.samkonsult.scheduling.Spoken.Noted;
import no.samkonsult.scheduling.invitation.answer.Answer.Coming;
import no.samkonsult.scheduling.invitation.answer.AnswerTable.Asked;
import no.samkonsult.scheduling.invitation.answer.AnswerTable.Heard;
import no.samkonsult.scheduling.invitation.answer.AnswerTable.Taken;
import no.samkonsult.scheduling.invitation.answer.AnswerTable.Way;
import no.samkonsult.shared.InvalidInput;
import no.samkonsult.shared.PersonId;

/** Takes answers of those who are invited, and tells whoever has booked where one who must be there cannot. */
@Singleton
public class Answers {
    private final AnswerTable table;
    private final Bookings bookings;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Answers(
            AnswerTable table,
            Bookings bookings,
            Outbox outbox,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.table = table;
        this.bookings = bookings;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Answers for oneself. Any answer can be changed until it is over. */
    @Acting
    public Answering answer(Principal who, UUID id, Answer answer) {
        Optional<Consultation> found = bookings.one(who, id)
                .filter(consultation -> consultation.expected(who).isPresent());
        if (found.isEmpty()) {
            return new Answering.Unknown();
        }
        return answered(who, new Taken(UUID.randomUUID(), id, who.person(), answer, Way.PAGE, null));
    }

    /** Notes what the patient or next of kin, who does not log in, has told whoever arranges the consultation. */
    @Acting
    public Answering note(Principal who, UUID id, Answer answer, Spoken spoken) {
        spoken.check(clock.instant());
        Optional<Consultation> found =
                bookings.one(who, id).filter(consultation -> bookings.isArranging(who, consultation));
        if (found.isEmpty()) {
            return new Answering.Unknown();
        }
        guest(found.get(), "person", spoken.person());
        guest(found.get(), "saidBy", spoken.saidBy());
        var heard = new Heard(spoken.saidBy(), spoken.saidAt(), who.person());
        return answered(who, new Taken(UUID.randomUUID(), id, spoken.person(), answer, Way.SPOKEN, heard));
    }

    private static void guest(Consultation consultation, String field, PersonId person) {
        if (consultation.guests().stream()
                .noneMatch(participant -> participant.person().equals(person))) {
            throw new InvalidInput(field, "is neither the patient nor next of kin who takes part");
        }
    }

    private Answering answered(Principal who, Taken taken) {
        Optional<Asked> asked = take(taken);
        asked.ifPresent(each -> record(who, each, taken.consultation()));
        return asked.isPresent() ? new Answering.Answered() : new Answering.TooLate();
    }

    /** An answer that came in a mail; false where there is nothing to answer any more. The mail stands for the session. */
    boolean answerByMail(UUID mail, UUID id, PersonId person, Answer answer) {
        Optional<Asked> asked = take(new Taken(mail, id, person, answer, Way.MAIL, null));
        asked.ifPresent(
                each -> record(new Principal(person, each.role(), each.organisation(), mail, "mail"), each, id));
        return asked.isPresent();
    }

    private void record(Principal who, Asked asked, UUID id) {
        audit.record(who, asked.patient(), Action.UPDATE, "consultation/" + id, Ground.CONSULTATION.name());
    }

    /** What each has written with their answer, for whoever has booked alone. */
    @Acting
    public Map<PersonId, String> comments(Principal who, Consultation consultation) {
        return consultation.createdBy().equals(who.person())
                ? transactions.as(SystemPrincipal.INVITATION, _ -> table.comments(consultation.id()))
                : Map.of();
    }

    /** Who of those who take part gave their answer by word of mouth, for whoever sees the consultation. */
    @Acting
    public Map<PersonId, Noted> noted(Principal who, Consultation seen) {
        return transactions.as(SystemPrincipal.INVITATION, _ -> table.noted(seen.id()));
    }

    private Optional<Asked> take(Taken taken) {
        return transactions.as(SystemPrincipal.INVITATION, _ -> {
            Optional<Asked> asked = table.save(taken, clock.instant());
            asked.filter(each -> each.required()
                            && taken.answer().coming() == Coming.DECLINED
                            && !each.booker().equals(taken.person()))
                    .ifPresent(each -> outbox.add(List.of(declined(taken.consultation(), taken.person(), each))));
            return asked;
        });
    }

    /** Once for each time that somebody was asked to, however often they say so. */
    private static Notice declined(UUID consultation, PersonId person, Asked asked) {
        String name = "declined %s %s %d".formatted(consultation, person, asked.version());
        return new Notice(
                UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                "declined/" + consultation,
                asked.booker(),
                List.of(Channel.EMAIL, Channel.SMS),
                Urgency.YELLOW,
                "notice.declined",
                List.of(),
                "/consultations/" + consultation);
    }
}
